#include "ui/models/exchange_details.h"

#include "logging/query/query_subjects.h"
#include "ui/models/exchange_cells.h"
#include "ui/models/filter_completion.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <set>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

using logging::QueryField;
using logging::QueryType;

struct Details
{
    Q_DECLARE_TR_FUNCTIONS(ExchangeDetails)
};

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString columnOf(QueryField field, std::string_view name)
{
    QString alike; // sorted by it, as number is by time
    for (int column = 0; column < ExchangeColumns::ColumnCount; ++column) {
        const ExchangeColumnInfo &info = exchangeColumn(column);
        if (info.field == name) return QString::fromLatin1(info.id);
        if (info.sortedBy == field && alike.isEmpty()) alike = QString::fromLatin1(info.id);
    }
    return alike;
}

QString asText(const logging::QueryValue &value, QueryType type)
{
    if (const auto *text = std::get_if<std::string_view>(&value)) return fromUtf8(*text);
    if (const auto *flag = std::get_if<bool>(&value)) return *flag ? Details::tr("yes") : Details::tr("no");
    if (const auto *whole = std::get_if<std::int64_t>(&value)) {
        if (type == QueryType::Size) return bytesText(*whole);
        if (type == QueryType::Duration) return durationText(milliseconds(*whole));
        if (type == QueryType::Time) return QDateTime::fromMSecsSinceEpoch(*whole).toString(Qt::ISODateWithMs);
        return QString::number(*whole);
    }
    if (const auto *real = std::get_if<double>(&value)) {
        if (type == QueryType::Duration)
            return durationText(std::chrono::duration_cast<nanoseconds>(std::chrono::duration<double, std::milli>(*real)));
        return QString::number(*real, 'g', 6);
    }
    return {};
}

bool isOfExchanges(QueryField field)
{
    return field != QueryField::Body && field != QueryField::Has && field != QueryField::Message;
}

// What no name of the query language stands for.
void addOthers(QList<Detail> &details, const logging::ExchangeSnapshot &exchange)
{
    const auto add = [&details](const char16_t *name, const std::string &value, const QString &column = {}) {
        if (!value.empty()) details.append({QString::fromUtf16(name), QString::fromStdString(value), {}, column});
    };
    add(u"askedModel", exchange.askedModel);
    add(u"state", std::string(toString(exchange.state)));
    add(u"clientAddress", exchange.clientAddress);
    if (exchange.clientPid > 0) add(u"clientPid", std::to_string(exchange.clientPid));
    add(u"userId", exchange.userId);
    if (exchange.countedTokens > 0) add(u"countedTokens", std::to_string(exchange.countedTokens));
    if (exchange.tokens.known) add(u"cacheWriteTokens", std::to_string(exchange.tokens.cacheWrite));
    if (exchange.cost) add(u"currency", exchange.cost->currency);
    if (exchange.errorSeverity) add(u"errorSeverity", std::string(toString(*exchange.errorSeverity)));
    add(u"errorFingerprint", exchange.errorFingerprint);
    add(u"finishClass", std::string(toString(exchange.finishClass)));
    if (exchange.attempts.empty()) return;
    add(u"url", exchange.attempts.back().url, u"host"_s);
    add(u"transport", exchange.attempts.back().transport);
}

QString headTitle(const logging::MessageHead &head)
{
    using Kind = logging::StoredBody::Kind;
    switch (head.kind) {
    case Kind::ClientRequest: return Details::tr("Request of the client");
    case Kind::ProviderRequest: return Details::tr("Request to the provider, attempt %1").arg(head.attempt);
    case Kind::ProviderResponse: return Details::tr("Response of the provider, attempt %1").arg(head.attempt);
    case Kind::ClientResponse: break;
    }
    return Details::tr("Response to the client");
}

QString phaseName(const std::string &name)
{
    for (const auto &[known, text] : {std::pair("route", QT_TRANSLATE_NOOP("ExchangeDetails", "route")),
                                      std::pair("queue", QT_TRANSLATE_NOOP("ExchangeDetails", "queue")),
                                      std::pair("connect", QT_TRANSLATE_NOOP("ExchangeDetails", "connect")),
                                      std::pair("wait", QT_TRANSLATE_NOOP("ExchangeDetails", "wait")),
                                      std::pair("stream", QT_TRANSLATE_NOOP("ExchangeDetails", "receive")),
                                      std::pair("stall", QT_TRANSLATE_NOOP("ExchangeDetails", "stall"))})
        if (name == known) return Details::tr(text);
    return QString::fromStdString(name);
}

} // namespace

QList<DetailGroup> fieldDetails(const logging::ExchangeSnapshot &exchange)
{
    QList<Detail> details;
    std::set<QueryField> seen; // some have two names
    const logging::ExchangeSubject subject(exchange);
    for (const logging::QueryFieldInfo &info : exchangeFields()) {
        if (!isOfExchanges(info.field) || !seen.insert(info.field).second) continue;
        const QString value = asText(subject.value(info.field, {}), info.type);
        if (!value.isEmpty()) details.append({fromUtf8(info.name), value, fieldMeaning(info), columnOf(info.field, info.name)});
    }
    addOthers(details, exchange);
    return {{{}, details}};
}

QList<DetailGroup> headDetails(const std::vector<logging::MessageHead> &heads)
{
    QList<DetailGroup> groups;
    for (const logging::MessageHead &head : heads) {
        DetailGroup group{headTitle(head), {}};
        for (const auto &[name, value] : head.fields()) group.details.append({QString::fromStdString(name), QString::fromStdString(value)});
        if (head.leftOut > 0) group.details.append({u"…"_s, Details::tr("%n more, not recorded", nullptr, head.leftOut)});
        groups.append(group);
    }
    return groups;
}

QList<DetailGroup> timingDetails(const logging::ExchangeSnapshot &exchange)
{
    QList<Detail> details;
    for (const logging::Phase &phase : logging::phasesOf(exchange)) {
        const QString begin = durationText(phase.startedAt);
        QString value = phase.endedAt ? Details::tr("%1, from %2 on").arg(durationText(*phase.endedAt - phase.startedAt), begin)
                                      : Details::tr("since %1").arg(begin);
        if (!phase.error.empty()) value += u" · "_s + QString::fromStdString(phase.error);
        details.append({phaseName(phase.name), value});
    }
    for (const logging::Timing &timing : exchange.trace.timings)
        details.append({QString::fromStdString(timing.label), durationText(timing.duration)});
    return {{{}, details}};
}

QString detailText(const QList<DetailGroup> &groups)
{
    QStringList lines;
    for (const DetailGroup &group : groups) {
        if (!lines.isEmpty() && !group.title.isEmpty()) lines.append(QString());
        if (!group.title.isEmpty()) lines.append(group.title);
        for (const Detail &detail : group.details) lines.append(detail.name + u": "_s + detail.value);
    }
    return lines.join(u'\n');
}

} // namespace ccr::ui
