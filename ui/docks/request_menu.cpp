#include "ui/docks/request_menu.h"

#include "logging/api/logging_control.h"
#include "proxy/api/proxy_control.h"
#include "ui/models/copy_text.h"

#include <QApplication>
#include <QClipboard>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qsizetype longestShown = 40;

QString shortened(const QString &value)
{
    const QString line = value.simplified();
    return line.size() > longestShown ? line.left(longestShown) + u'…' : line;
}

} // namespace

RequestMenu::RequestMenu(Workspace &workspace, const logging::ExchangeSnapshot &exchange, int column, QWidget *parent) : QMenu(parent)
{
    const QString field = QString::fromLatin1(exchangeColumn(column).field);
    const QString value = conditionValue(exchange, column);
    if (!field.isEmpty() && !value.isEmpty()) {
        const QString shown = shortened(value).replace(u'&', u"&&"_s);
        connect(addAction(tr("Only this value: %1").arg(shown)), &QAction::triggered, this,
                [&filter = workspace.filter, field, value] { filter.addCondition(field, value, false); });
        connect(addAction(tr("Exclude this value: %1").arg(shown)), &QAction::triggered, this,
                [&filter = workspace.filter, field, value] { filter.addCondition(field, value, true); });
        addSeparator();
    }
    const bool isFailed = isFailure(exchange) && column == ExchangeColumns::Model && !exchange.errorMessage.empty();
    const QString text = isFailed ? QString::fromStdString(exchange.errorMessage) : cellText(exchange, column, wallNow());
    connect(addAction(tr("Copy value")), &QAction::triggered, this, [text] { QApplication::clipboard()->setText(text); });
    for (const char16_t *id : {u"copy", u"copyCurl", u"copyMarkdown", u"copyId"})
        addAction(workspace.actions.action(QString::fromUtf16(id)));
    addSeparator();
    addAction(workspace.actions.action(u"mark"_s));
}

void copyAsCurl(Workspace &workspace, const logging::ExchangeSnapshot &exchange)
{
    const QString baseUrl = workspace.services.proxy.state().baseUrl();
    const auto copy = [exchange, baseUrl](const QList<logging::StoredBody> &bodies) {
        std::string body;
        for (const logging::StoredBody &stored : bodies)
            if (stored.kind == logging::StoredBody::Kind::ClientRequest) body = stored.text;
        QApplication::clipboard()->setText(curlText(exchange, baseUrl, body));
    };
    if (logging::HistoryControl *history = workspace.services.logging.history())
        history->findBodies(exchange.id, copy);
    else
        copy({});
}

} // namespace ccr::ui
