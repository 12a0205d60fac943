#include "ui/models/filter_completion.h"

#include "ui/models/error_advice.h"
#include "ui/models/route_texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::QueryField;
using logging::QueryFieldInfo;
using logging::QueryType;

namespace {

constexpr qsizetype mostValues = 30;

// The texts of logging/query/query_fields, for the translators.
[[maybe_unused]] constexpr const char *meanings[] = {
    QT_TRANSLATE_NOOP("QueryFields", "HTTP status of the answer"),
    QT_TRANSLATE_NOOP("QueryFields", "ok, failed, stream_truncated, client_cancelled …"),
    QT_TRANSLATE_NOOP("QueryFields", "model, asked or served"),
    QT_TRANSLATE_NOOP("QueryFields", "model that answered"),
    QT_TRANSLATE_NOOP("QueryFields", "provider that answered"),
    QT_TRANSLATE_NOOP("QueryFields", "rule that chose the route"),
    QT_TRANSLATE_NOOP("QueryFields", "program that asked"),
    QT_TRANSLATE_NOOP("QueryFields", "conversation"),
    QT_TRANSLATE_NOOP("QueryFields", "id of the trace"),
    QT_TRANSLATE_NOOP("QueryFields", "host of the last attempt"),
    QT_TRANSLATE_NOOP("QueryFields", "label of the key that was used"),
    QT_TRANSLATE_NOOP("QueryFields", "path of the request"),
    QT_TRANSLATE_NOOP("QueryFields", "method of the request"),
    QT_TRANSLATE_NOOP("QueryFields", "class of the error"),
    QT_TRANSLATE_NOOP("QueryFields", "text of the error"),
    QT_TRANSLATE_NOOP("QueryFields", "model that the client asked for"),
    QT_TRANSLATE_NOOP("QueryFields", "why the answer ended"),
    QT_TRANSLATE_NOOP("QueryFields", "number of attempts"),
    QT_TRANSLATE_NOOP("QueryFields", "time to the first token"),
    QT_TRANSLATE_NOOP("QueryFields", "time to the first byte"),
    QT_TRANSLATE_NOOP("QueryFields", "time until the end"),
    QT_TRANSLATE_NOOP("QueryFields", "tokens per second"),
    QT_TRANSLATE_NOOP("QueryFields", "number of stalls"),
    QT_TRANSLATE_NOOP("QueryFields", "input tokens"),
    QT_TRANSLATE_NOOP("QueryFields", "output tokens"),
    QT_TRANSLATE_NOOP("QueryFields", "tokens read from the cache"),
    QT_TRANSLATE_NOOP("QueryFields", "tokens of thinking, a part of the output"),
    QT_TRANSLATE_NOOP("QueryFields", "cost in the currency of the price"),
    QT_TRANSLATE_NOOP("QueryFields", "bytes of the answer"),
    QT_TRANSLATE_NOOP("QueryFields", "bytes of the request"),
    QT_TRANSLATE_NOOP("QueryFields", "the answer was streamed"),
    QT_TRANSLATE_NOOP("QueryFields", "text in a recorded body"),
    QT_TRANSLATE_NOOP("QueryFields", "error, stall, cost, body, tool, retry, or the name of a field"),
    QT_TRANSLATE_NOOP("QueryFields", "id of the request"),
    QT_TRANSLATE_NOOP("QueryFields", "number of the request"),
    QT_TRANSLATE_NOOP("QueryFields", "level of a log record"),
    QT_TRANSLATE_NOOP("QueryFields", "component of a log record"),
    QT_TRANSLATE_NOOP("QueryFields", "message of a log record"),
    QT_TRANSLATE_NOOP("QueryFields", "15:04, 2026-11-22, 2026-11-22T15:04, -1h"),
};

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(FilterCompletion)
};

/// The piece of the text that the cursor stands in, without a sign before it.
struct Piece
{
    qsizetype from = 0;
    qsizetype end = 0;
    bool isQuoted = false; ///< the cursor stands within quotation marks
};

Piece pieceAt(const QString &text, qsizetype cursor)
{
    Piece piece;
    for (qsizetype i = 0; i < cursor; ++i) {
        const QChar c = text.at(i);
        if (c == u'\\' && piece.isQuoted)
            ++i;
        else if (c == u'"')
            piece.isQuoted = !piece.isQuoted;
        else if (!piece.isQuoted && (c.isSpace() || c == u'(' || c == u')'))
            piece.from = i + 1;
    }
    while (piece.from < cursor && text.at(piece.from) == u'-') ++piece.from;
    piece.end = cursor;
    while (!piece.isQuoted && piece.end < text.size() && !text.at(piece.end).isSpace() && text.at(piece.end) != u')') ++piece.end;
    return piece;
}

QString quotedIfNeeded(QString value)
{
    const bool isPlain = !value.isEmpty() && std::all_of(value.begin(), value.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.' || c == u'/';
    });
    if (isPlain && !value.startsWith(u'/') && !value.startsWith(u'-')) return value;
    value.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
    return u'"' + value + u'"';
}

QStringList fixedValues(const QueryFieldInfo &field)
{
    if (field.field == QueryField::Outcome)
        return {u"ok"_s,       u"failed"_s,   u"stream_truncated"_s, u"stream_error_event"_s, u"empty_response"_s, u"client_cancelled"_s,
                u"rejected"_s, u"in_flight"_s};
    if (field.field == QueryField::Has) return {u"error"_s, u"stall"_s, u"cost"_s, u"body"_s, u"tool"_s, u"retry"_s};
    if (field.type == QueryType::Level) return {u">=warn"_s, u"error"_s, u"warn"_s, u"info"_s, u"debug"_s, u"trace"_s, u"fatal"_s};
    if (field.type == QueryType::Flag) return {u"yes"_s, u"no"_s};
    return {};
}

QList<FilterSuggestion> comparisons(const QueryFieldInfo &field)
{
    const QString name = QString::fromLatin1(field.name.data(), static_cast<qsizetype>(field.name.size())) + u':';
    QString example = u"5"_s;
    if (field.type == QueryType::Duration) example = u"5s"_s;
    if (field.type == QueryType::Size) example = u"100k"_s;
    if (field.type == QueryType::Time) example = u"-1h"_s;
    return {{name + u'>' + example, Texts::tr("more than")},
            {name + u">="_s + example, Texts::tr("at least")},
            {name + u'<' + example, Texts::tr("less than")},
            {name + u"<="_s + example, Texts::tr("at most")}};
}

bool isOrdered(QueryType type)
{
    return type == QueryType::Number || type == QueryType::Duration || type == QueryType::Size || type == QueryType::Time;
}

// What lists call it; empty where that is the same word.
QString valueMeaning(QueryField field, const QString &value)
{
    QString name = value;
    if (field == QueryField::Rule) name = ruleText(value);
    if (field == QueryField::ErrorClass) name = errorClassText(value.toStdString());
    return name == value ? QString() : name;
}

QList<FilterSuggestion> valueSuggestions(const QueryFieldInfo &field, const QString &typed, const KnownValues &values)
{
    const QString name = QString::fromLatin1(field.name.data(), static_cast<qsizetype>(field.name.size())) + u':';
    QString wanted = typed;
    wanted.remove(u'"');
    const bool isWhole = wanted.startsWith(u'=');
    if (isWhole) wanted.remove(0, 1);
    QList<FilterSuggestion> found;
    if (isOrdered(field.type) && typed.isEmpty()) found = comparisons(field);
    QStringList known = fixedValues(field);
    if (values) known += values(field.field);
    for (const QString &value : std::as_const(known)) {
        const QString meaning = valueMeaning(field.field, value);
        const bool isWanted = value.contains(wanted, Qt::CaseInsensitive) || meaning.contains(wanted, Qt::CaseInsensitive);
        if (!isWanted || found.size() >= mostValues) continue;
        const QString shown = value.startsWith(u'>') ? value : quotedIfNeeded(value);
        found.append({name + (isWhole ? u"="_s : QString()) + shown, meaning});
    }
    return found;
}

QList<FilterSuggestion> nameSuggestions(const QString &typed, std::span<const QueryFieldInfo> fields)
{
    QList<FilterSuggestion> first;
    QList<FilterSuggestion> later;
    const auto add = [&](const QString &text, const QString &meaning) {
        if (text.startsWith(typed, Qt::CaseInsensitive))
            first.append({text, meaning});
        else if (meaning.contains(typed, Qt::CaseInsensitive))
            later.append({text, meaning});
    };
    for (const QueryFieldInfo &field : fields)
        add(QString::fromLatin1(field.name.data(), static_cast<qsizetype>(field.name.size())) + u':', fieldMeaning(field));
    add(u"@marked"_s, Texts::tr("what you have marked"));
    add(u"OR"_s, Texts::tr("one or the other; a space means both"));
    add(u"NOT"_s, Texts::tr("the opposite; so does a minus sign"));
    return first + later;
}

} // namespace

FilterCompletion completeFilter(const QString &text, qsizetype cursor, std::span<const QueryFieldInfo> fields, const KnownValues &values)
{
    const Piece piece = pieceAt(text, cursor);
    const QString typed = text.mid(piece.from, cursor - piece.from);
    FilterCompletion completion{.from = piece.from, .length = piece.end - piece.from, .suggestions = {}};
    const qsizetype colon = typed.indexOf(u':');
    if (colon < 0) {
        if (!piece.isQuoted && !typed.startsWith(u'/')) completion.suggestions = nameSuggestions(typed, fields);
        return completion;
    }
    const QString name = typed.left(colon);
    const auto field = std::find_if(fields.begin(), fields.end(), [&name](const QueryFieldInfo &info) {
        return name.compare(QLatin1StringView(info.name.data(), static_cast<qsizetype>(info.name.size())), Qt::CaseInsensitive) == 0;
    });
    if (field != fields.end()) completion.suggestions = valueSuggestions(*field, typed.mid(colon + 1), values);
    return completion;
}

namespace {

std::vector<QueryFieldInfo> fieldsWithout(std::initializer_list<QueryField> left)
{
    std::vector<QueryFieldInfo> found;
    for (const QueryFieldInfo &info : logging::queryFields()) {
        const bool isAlias =
            std::any_of(found.begin(), found.end(), [&info](const QueryFieldInfo &other) { return other.field == info.field; });
        if (!isAlias && std::find(left.begin(), left.end(), info.field) == left.end()) found.push_back(info);
    }
    return found;
}

} // namespace

std::vector<QueryFieldInfo> exchangeFields()
{
    return fieldsWithout({QueryField::Level, QueryField::Component, QueryField::Message});
}

std::vector<QueryFieldInfo> recordFields()
{
    std::vector<QueryFieldInfo> fields = fieldsWithout({QueryField::Body, QueryField::Number, QueryField::Stream, QueryField::Cost,
                                                        QueryField::Outcome, QueryField::Client, QueryField::Path, QueryField::Method});
    std::stable_partition(fields.begin(), fields.end(), [](const QueryFieldInfo &info) {
        return info.field == QueryField::Level || info.field == QueryField::Component || info.field == QueryField::Message;
    });
    return fields;
}

QString fieldMeaning(const QueryFieldInfo &field)
{
    return QCoreApplication::translate("QueryFields", field.meaning.data());
}

} // namespace ccr::ui
