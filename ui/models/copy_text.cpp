#include "ui/models/copy_text.h"

#include "ui/models/exchange_cells.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QString quotedForShell(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString cellForMarkdown(QString text)
{
    return text.simplified().replace(u'|', u"\\|"_s);
}

} // namespace

QString curlText(const logging::ExchangeSnapshot &exchange, const QString &baseUrl, const std::string &body)
{
    QString text =
        u"curl -X %1 %2"_s.arg(QString::fromStdString(exchange.method), quotedForShell(baseUrl + QString::fromStdString(exchange.path)));
    text += u" \\\n  -H \"x-api-key: $API_KEY\""_s;
    if (exchange.method == "GET") return text;
    text += u" \\\n  -H 'content-type: application/json'"_s;
    if (!body.empty()) text += u" \\\n  --data-raw "_s + quotedForShell(QString::fromStdString(body));
    return text;
}

QString markdownText(const logging::ExchangeSnapshot &exchange)
{
    using C = ExchangeColumns;
    const WallTime now = wallNow();
    QString text = u"**#%1** %2\n\n"_s.arg(exchange.number)
                       .arg(QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(exchange.startedAt)).toString(Qt::ISODate));
    text += u"| | |\n|---|---|\n"_s;
    for (const int column :
         {C::Status, C::Rule, C::Model, C::Provider, C::FirstToken, C::Total, C::Speed, C::Tokens, C::Cost, C::Attempts, C::Finish})
        text += u"| %1 | %2 |\n"_s.arg(columnName(column), cellForMarkdown(cellText(exchange, column, now)));
    text += u"| id | `%1` |\n"_s.arg(QString::fromStdString(exchange.id));
    if (!exchange.routeSentence.empty()) text += u'\n' + QString::fromStdString(exchange.routeSentence) + u'\n';
    if (!exchange.errorMessage.empty()) text += u"\n> "_s + QString::fromStdString(exchange.errorMessage).simplified() + u'\n';
    return text;
}

} // namespace ccr::ui
