#include "ui/models/copy_text.h"

#include "logging/base/credential_names.h"
#include "logging/base/date_time.h"
#include "ui/models/error_advice.h"
#include "ui/models/exchange_cells.h"
#include "ui/models/exchange_status.h"
#include "ui/models/exchange_words.h"
#include "ui/models/told_text.h"

#include <QCoreApplication>

#include <algorithm>

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

using C = ExchangeColumns;
constexpr int reportedColumns[] = {C::Status, C::Rule,   C::Model, C::Provider, C::FirstToken, C::Total,
                                   C::Speed,  C::Tokens, C::Cost,  C::Attempts, C::Finish};

QString causeOf(const logging::ExchangeSnapshot &exchange, WallTime now)
{
    const nanoseconds elapsed = exchange.total.value_or(std::max(nanoseconds{}, nanoseconds(now - exchange.startedAt)));
    return adviceFor(exchange, elapsed).cause;
}

QString momentOf(const logging::ExchangeSnapshot &exchange)
{
    return localTime(exchange.startedAt).toString(Qt::ISODate);
}

QString reportInMarkdown(const logging::ExchangeSnapshot &exchange)
{
    const WallTime now = wallNow();
    QString text = u"**#%1** %2\n\n"_s.arg(exchange.number).arg(momentOf(exchange));
    text += u"| | |\n|---|---|\n"_s;
    for (const int column : reportedColumns)
        text += u"| %1 | %2 |\n"_s.arg(columnName(column), cellForMarkdown(cellText(exchange, column, now)));
    text += u"| id | `%1` |\n"_s.arg(QString::fromStdString(exchange.id));
    if (!exchange.routeSentence.isEmpty()) text += u'\n' + routeSentence(exchange) + u'\n';
    const QString cause = causeOf(exchange, now);
    if (!cause.isEmpty()) text += u'\n' + cause + u'\n';
    if (!exchange.errorMessage.empty()) text += u"\n> "_s + errorText(exchange).simplified() + u'\n';
    return text;
}

QString tableInMarkdown(const QList<const logging::ExchangeSnapshot *> &exchanges)
{
    const WallTime now = wallNow();
    QStringList names{columnName(C::Number), columnName(C::Time)};
    for (const int column : reportedColumns) names.append(columnName(column));
    names.append({QCoreApplication::translate("ExchangeColumns", "Error"), u"id"_s});
    QString text = u"| "_s + names.join(u" | "_s) + u" |\n|"_s + u"---|"_s.repeated(names.size()) + u'\n';
    for (const logging::ExchangeSnapshot *exchange : exchanges) {
        QStringList cells{QString::number(exchange->number), momentOf(*exchange)};
        for (const int column : reportedColumns) cells.append(cellForMarkdown(cellText(*exchange, column, now)));
        cells.append({cellForMarkdown(failureWords(*exchange)), u"`%1`"_s.arg(QString::fromStdString(exchange->id))});
        text += u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
    }
    return text;
}

} // namespace

namespace {

// What curl, the connection or the length of another body decides.
bool isOfTheConnection(const QString &name)
{
    static const QStringList names{u"host"_s,
                                   u"connection"_s,
                                   u"content-length"_s,
                                   u"transfer-encoding"_s,
                                   u"keep-alive"_s,
                                   u"accept-encoding"_s,
                                   u"expect"_s,
                                   u"upgrade"_s,
                                   u"proxy-connection"_s,
                                   u"te"_s,
                                   u"trailer"_s,
                                   u"content-type"_s};
    return names.contains(name.toLower());
}

QString ownFields(const std::vector<logging::MessageHead> &heads)
{
    QString text;
    for (const logging::MessageHead &head : heads) {
        if (head.kind != logging::StoredBody::Kind::ClientRequest) continue;
        for (const auto &[name, value] : head.fields()) {
            const QString field = QString::fromStdString(name);
            const bool isMasked = mayBeCredentialHeader(name) || value.find("[Redacted]") != std::string::npos;
            if (!isOfTheConnection(field) && !isMasked)
                text += u" \\\n  -H "_s + quotedForShell(field + u": "_s + QString::fromStdString(value));
        }
    }
    return text;
}

} // namespace

QString curlText(const logging::ExchangeSnapshot &exchange, const QString &baseUrl, const std::string &body,
                 const std::vector<logging::MessageHead> &heads)
{
    QString text =
        u"curl -X %1 %2"_s.arg(QString::fromStdString(exchange.method), quotedForShell(baseUrl + QString::fromStdString(exchange.path)));
    text += u" \\\n  -H \"x-api-key: $API_KEY\""_s + ownFields(heads);
    if (exchange.method == "GET") return text;
    text += u" \\\n  -H 'content-type: application/json'"_s;
    if (!body.empty()) text += u" \\\n  --data-raw "_s + quotedForShell(QString::fromStdString(body));
    return text;
}

QString exchangeReport(const logging::ExchangeSnapshot &exchange, WallTime now)
{
    QStringList parts{exchange.status > 0 ? QString::number(exchange.status) : statusText(exchange, now),
                      QString::fromStdString(exchange.errorClass),
                      errorText(exchange),
                      causeOf(exchange, now),
                      routeSentence(exchange),
                      QString::fromStdString(exchange.id)};
    parts.removeAll(QString());
    return parts.join(u'\n');
}

QString markdownText(const QList<const logging::ExchangeSnapshot *> &exchanges)
{
    return exchanges.size() == 1 ? reportInMarkdown(*exchanges.first()) : tableInMarkdown(exchanges);
}

} // namespace ccr::ui
