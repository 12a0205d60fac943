#include "logging/config/effective_changes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

const QString streamsPart = u"/streams/"_s;

/// The values that are in force by the names that a person would give them.
struct NamedValues
{
    QStringList order;
    QMap<QString, QString> values;
    QMap<QString, QString> streams; ///< name -> what it is, in a few words
};

QString unquoted(const QString &json)
{
    const Result<Json5Value> value = parseJson5(json);
    return value && value->type == Json5Value::Type::String ? value->string : json;
}

NamedValues namedValues(const ResolvedLogging &resolved)
{
    QMap<QString, QMap<QString, QString>> streams; // pointer of a stream -> its values
    for (const EffectiveOption &option : resolved.values)
        if (option.pointer.startsWith(streamsPart))
            streams[option.pointer.section(u'/', 0, 2)].insert(option.pointer.section(u'/', 3), option.value);
    NamedValues named;
    for (const EffectiveOption &option : resolved.values) {
        QString name = option.pointer.mid(1);
        if (option.pointer.startsWith(streamsPart)) {
            const QMap<QString, QString> &stream = streams[option.pointer.section(u'/', 0, 2)];
            const QString streamName = unquoted(stream.value(u"name"_s));
            QStringList words;
            for (const QString &key : {u"type"_s, u"level"_s, u"path"_s, u"url"_s})
                if (stream.contains(key)) words.append(unquoted(stream.value(key)));
            named.streams.insert(streamName, words.join(u" · "_s));
            name = u"streams/"_s + streamName + u'/' + option.pointer.section(u'/', 3);
        }
        name.replace(u'/', u'.');
        named.order.append(name);
        named.values.insert(name, option.value);
    }
    return named;
}

// The stream that a name is about, when only one side has it.
QString streamOf(const QString &name, const NamedValues &one, const NamedValues &other)
{
    for (auto stream = one.streams.cbegin(); stream != one.streams.cend(); ++stream)
        if (!other.streams.contains(stream.key()) && name.startsWith(u"streams."_s + stream.key() + u'.')) return stream.key();
    return {};
}

} // namespace

std::vector<LoggingChange> effectiveChanges(const ResolvedLogging &before, const ResolvedLogging &after)
{
    const NamedValues old = namedValues(before);
    const NamedValues now = namedValues(after);
    std::vector<LoggingChange> changes;
    const auto add = [&changes](const LoggingChange &change) {
        const auto same = [&change](const LoggingChange &other) { return other.setting == change.setting; };
        if (std::none_of(changes.begin(), changes.end(), same)) changes.push_back(change);
    };
    for (const QString &name : now.order) {
        if (const QString stream = streamOf(name, now, old); !stream.isEmpty())
            add({u"streams."_s + stream, {}, now.streams.value(stream)});
        else if (old.values.value(name) != now.values.value(name))
            add({name, old.values.value(name), now.values.value(name)});
    }
    for (const QString &name : old.order) {
        if (const QString stream = streamOf(name, old, now); !stream.isEmpty())
            add({u"streams."_s + stream, old.streams.value(stream), {}});
        else if (!now.values.contains(name))
            add({name, old.values.value(name), {}});
    }
    return changes;
}

} // namespace ccr::logging
