#include "logging/config/layer_reader.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/base/error_place.h"
#include "logging/base/nearest_name.h"
#include "logging/base/type_phrase.h"
#include "logging/config/legacy_dialect.h"
#include "logging/config/logging_options.h"
#include "logging/config/option_example.h"
#include "logging/config/stream_options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;
using Type = Json5Value::Type;

constexpr QLatin1StringView defaultsGroup = "streamDefaults"_L1;
constexpr QLatin1StringView streamsKey = "streams"_L1;
constexpr std::size_t maxStreams = 64;

QString joined(const QString &parent, const QString &name)
{
    return parent.isEmpty() ? name : parent + u'/' + name;
}

QString fieldOf(const QString &path)
{
    QString field = path;
    return field.replace(u'/', u'.');
}

template <typename Target>
QString aliased(const OptionTable<Target> &table, const QString &written)
{
    for (const KeyAlias &alias : table.aliases)
        if (written == alias.written) return alias.path;
    return {};
}

template <typename Target>
bool isGroup(const OptionTable<Target> &table, const QString &path)
{
    const QString prefix = path + u'/';
    const auto within = [&prefix](const auto &row) { return QString(row.path).startsWith(prefix); };
    const auto spelled = [&prefix](const KeyAlias &alias) { return QString(alias.written).startsWith(prefix); };
    return std::any_of(table.options.begin(), table.options.end(), within)
           || std::any_of(table.aliases.begin(), table.aliases.end(), spelled)
           || std::any_of(table.explained.begin(), table.explained.end(), within);
}

// "rotation": false is rotation.enabled, "format": "text" is format.profile.
template <typename Target>
const Option<Target> *scalarOf(const OptionTable<Target> &table, const QString &group, const Json5Value &value)
{
    if (value.type == Type::Array && group == "redact"_L1) return table.find(u"redact/paths");
    const Option<Target> *profile = table.find(QString(group + u"/profile"_s));
    return profile ? profile : table.find(QString(group + u"/enabled"_s));
}

template <typename Target>
Phrase remedyOf(const Option<Target> &option, const QString &pointer)
{
    const QString name = pointer.section(u'/', -1);
    if (name == pointer) return saidOfConfig("write for example %1=%2", name, variableExampleOf(option));
    const QByteArray example = exampleOf(option);
    if (example.isEmpty()) return saidOfConfig("write a text in quotes");
    return saidOfConfig("write for example %1: %2", name, QString::fromUtf8(example));
}

// What may stand in an object at this place, in every spelling.
template <typename Target>
QStringList namesIn(const OptionTable<Target> &table, const QString &written, const QString &path)
{
    QStringList names;
    const auto add = [&names](const QString &known, const QString &parent) {
        if (!parent.isEmpty() && !known.startsWith(parent + u'/')) return;
        const QString name = (parent.isEmpty() ? known : known.mid(parent.size() + 1)).section(u'/', 0, 0);
        if (!names.contains(name)) names.append(name);
    };
    for (const Option<Target> &option : table.options) add(option.path, path);
    for (const KeyAlias &alias : table.aliases) add(alias.written, written);
    for (const ExplainedKey &key : table.explained) add(key.path, written);
    if (std::is_same_v<Target, LoggingDraft> && written.isEmpty()) names << streamsKey << defaultsGroup;
    return names;
}

} // namespace

void LayerReader::report(Kind kind, const QString &pointer, int line, const Phrase &message, const Phrase &suggestion)
{
    m_diagnostics.push_back({kind, {m_source, pointer, line}, message, suggestion});
}

ConfigLayer LayerReader::object(const Json5Value &value, const QString &pointer, Unknown unknown)
{
    ConfigLayer layer;
    m_layer = &layer;
    m_unknown = unknown;
    if (value.type != Type::Object) {
        report(Kind::Error, pointer, value.line, saidOfConfig("expected an object of settings, got %1", typePhrase(value)),
               saidOfConfig("for example %1", u"{\"level\": \"info\"}"_s));
    } else if (isSingleStream(value)) {
        layer.streams = std::vector{stream(value, pointer)};
        layer.streamsOrigin = {m_source, pointer, value.line};
    } else {
        const Json5Value rest = convertLegacyKeys(value, m_source, pointer, m_policy, layer, m_diagnostics);
        members(loggingOptions(), rest, {pointer, {}, {}}, layer.settings);
    }
    m_layer = nullptr;
    return layer;
}

void LayerReader::setting(const QString &path, const QString &name, const Json5Value &value, ConfigLayer &layer)
{
    m_layer = &layer;
    member(loggingOptions(), value, {name, name.section(u'/', -1), path}, layer.settings);
    m_layer = nullptr;
}

template <typename Target>
void LayerReader::members(const OptionTable<Target> &table, const Json5Value &object, const Place &place, std::vector<Setting<Target>> &out)
{
    for (const auto &[name, value, keyBegin] : object.members) {
        const QString pointer = pointerTo(place.pointer, name);
        if (object.find(name) != &value) {
            report(Kind::Warning, pointer, value.line, saidOfConfig("\"%1\" is written twice; the last one counts", name),
                   saidOfConfig("remove this one"));
            continue;
        }
        member(table, value, {pointer, joined(place.written, name), joined(place.path, name)}, out);
    }
}

template <typename Target>
void LayerReader::member(const OptionTable<Target> &table, const Json5Value &value, Place place, std::vector<Setting<Target>> &out)
{
    for (const ExplainedKey &key : table.explained)
        if (place.written == key.path || place.path == key.path)
            return report(Kind::Hint, place.pointer, value.line,
                          saidOfConfig("\"%1\" has no effect: %2", fieldOf(place.written), key.reason.with()), key.remedy.with());
    if (const QString path = aliased(table, place.written); !path.isEmpty())
        place.path = path;
    else if (const QString inGroup = aliased(table, place.path); !inGroup.isEmpty())
        place.path = inGroup;
    if constexpr (std::is_same_v<Target, LoggingDraft>) {
        if (place.path == streamsKey) {
            if (value.type == Type::Null) return;
            std::optional<std::vector<StreamLayer>> read = streams(value, place.pointer);
            if (!read) return;
            m_layer->streams = std::move(read);
            m_layer->streamsOrigin = {m_source, place.pointer, value.line};
            return;
        }
        if (place.path == defaultsGroup && value.type == Type::Object) {
            const Unknown before = std::exchange(m_unknown, Unknown::Report);
            members(streamDefaultOptions(), value, {place.pointer, {}, {}}, m_layer->streamDefaults);
            m_unknown = before;
            return;
        }
        if (place.path == defaultsGroup && value.type != Type::Null)
            return report(Kind::Error, place.pointer, value.line,
                          saidOfConfig("\"%1\": expected an object of settings of streams, got %2", place.written, typePhrase(value)),
                          saidOfConfig("for example %1", u"{\"bufferSize\": \"64K\"}"_s));
        if (place.path.startsWith(QString(defaultsGroup) + u'/')) {
            const QString path = place.path.mid(defaultsGroup.size() + 1);
            return member(streamDefaultOptions(), value, {place.pointer, place.written, path}, m_layer->streamDefaults);
        }
    }
    const Option<Target> *option = table.find(place.path);
    const bool group = !option && (isGroup(table, place.path) || isGroup(table, place.written));
    if (group && value.type == Type::Object) return members(table, value, place, out);
    if (group) option = scalarOf(table, place.path, value);
    if (option)
        add(*option, value, place, out);
    else if (group && value.type != Type::Null)
        report(Kind::Error, place.pointer, value.line,
               saidOfConfig("\"%1\": expected an object, got %2", fieldOf(place.written), typePhrase(value)),
               saidOfConfig("write its settings in {…}"));
    else if (!group)
        unknown(table, place, value.line);
}

template <typename Target>
void LayerReader::add(const Option<Target> &option, const Json5Value &value, const Place &place, std::vector<Setting<Target>> &out)
{
    const bool readsNull = option.path == "format/base"_L1;
    if (value.type == Type::Null && !readsNull) return; // as good as absent
    std::optional<Json5Value> text = interpolated(value, place.pointer);
    if (!text) return;
    reportParts(option, *text, place);
    if (text->type == Type::Null && !readsNull) return;
    const Result<Change<Target>> change = readOption(option, *text);
    if (!change) {
        const QString where = placeOf(change.error());
        const Json5Value *part = partAt(*text, where);
        return report(Kind::Error, place.pointer + where, part ? part->line : value.line,
                      saidOfConfig("\"%1\": %2", fieldOf(place.written), change.error()), remedyOf(option, place.pointer));
    }
    insert(Setting<Target>{&option, *change, {m_source, place.pointer, value.line}, place.written != option.path}, out);
}

// What is wrong within a value that is read as a whole.
template <typename Target>
void LayerReader::reportParts(const Option<Target> &option, Json5Value &value, const Place &place)
{
    const auto tell = [&](Kind kind, const ValueFlaw &flaw, const Phrase &message) {
        const Json5Value *part = partAt(value, flaw.pointer);
        report(kind, place.pointer + flaw.pointer, part ? part->line : value.line, message, flaw.suggestion);
    };
    for (const ValueFlaw &flaw : repeatedMembers(value)) tell(Kind::Warning, flaw, flaw.message);
    if (const auto *special = std::get_if<SpecialOf<Target>>(&option.access))
        for (const ValueFlaw &flaw : unknownMembers(special->members, value)) tell(Kind::Warning, flaw, flaw.message);
    if (!option.flaws) return;
    const std::vector<ValueFlaw> flaws = option.flaws(value);
    for (const ValueFlaw &flaw : flaws)
        tell(flaw.isUsed ? Kind::Warning : Kind::Error, flaw, saidOfConfig("\"%1\": %2", fieldOf(place.written), flaw.message));
    removeFlawed(value, flaws);
}

// Two spellings of one setting: the table's own word counts, else the later one.
template <typename Target>
void LayerReader::insert(Setting<Target> setting, std::vector<Setting<Target>> &out)
{
    const auto same = [&setting](const Setting<Target> &other) { return other.option == setting.option; };
    const auto known = std::find_if(out.begin(), out.end(), same);
    if (known == out.end()) return out.push_back(std::move(setting));
    if (setting.byAlias && !known->byAlias) std::swap(*known, setting);
    const QString field = fieldOf(setting.option->path);
    report(Kind::Warning, known->origin.pointer, known->origin.line,
           saidOfConfig("this sets \"%1\" a second time, as %2 does; only the latter counts", field, setting.origin.pointer),
           saidOfConfig("remove one of them"));
    if (setting.origin.pointer == known->origin.pointer) m_diagnostics.pop_back();
    *known = std::move(setting);
}

template <typename Target>
void LayerReader::unknown(const OptionTable<Target> &table, const Place &place, int line)
{
    if (m_unknown == Unknown::Skip && !place.written.contains(u'/')) return;
    const auto parent = [](const QString &path) { return path.left(std::max<qsizetype>(0, path.lastIndexOf(u'/'))); };
    const QString name = place.written.section(u'/', -1);
    report(Kind::Warning, place.pointer, line, saidOfConfig("\"%1\" is unknown and has no effect", fieldOf(place.written)),
           suggestion(name, namesIn(table, parent(place.written), parent(place.path))));
}

std::optional<std::vector<StreamLayer>> LayerReader::streams(const Json5Value &list, const QString &pointer)
{
    if (list.type != Type::Array) {
        report(Kind::Error, pointer, list.line, saidOfConfig("\"streams\": expected a list of objects, got %1", typePhrase(list)),
               saidOfConfig("for example %1", u"[{\"name\": \"console\", \"type\": \"console\"}]"_s));
        return std::nullopt;
    }
    std::vector<StreamLayer> streams;
    int index = 0;
    for (const Json5Value &element : list.elements) {
        const QString place = pointer + u'/' + QString::number(index++);
        if (element.type != Type::Object) {
            report(Kind::Error, place, element.line, saidOfConfig("a stream is an object {name, type, level}, not %1", typePhrase(element)),
                   saidOfConfig("for example %1", u"{\"name\": \"console\", \"type\": \"console\"}"_s));
            continue;
        }
        if (streams.size() == maxStreams) {
            report(Kind::Error, place, element.line, saidOfConfig("this and what follows is left out: there may be %1 streams", maxStreams),
                   saidOfConfig("let one stream take what several take"));
            break;
        }
        StreamLayer read = stream(element, place);
        const auto same = [&read](const StreamLayer &other) { return other.name == read.name; };
        if (const auto other = std::find_if(streams.begin(), streams.end(), same); other != streams.end()) {
            report(Kind::Warning, other->origin.pointer, other->origin.line,
                   saidOfConfig("the name \"%1\" is used again by %2, which replaces this stream", read.name, read.origin.pointer),
                   saidOfConfig("give each stream a name of its own"));
            streams.erase(other);
        }
        streams.push_back(std::move(read));
    }
    if (streams.empty() && !list.elements.empty()) return std::nullopt;
    return streams;
}

StreamLayer LayerReader::stream(const Json5Value &value, const QString &pointer)
{
    StreamLayer layer{.name = {}, .origin = {m_source, pointer, value.line}, .settings = {}};
    const Unknown before = std::exchange(m_unknown, Unknown::Report);
    members(streamOptions(), value, {pointer, {}, {}}, layer.settings);
    m_unknown = before;
    StreamDraft named;
    for (const Setting<StreamDraft> &setting : layer.settings) setting.change(named);
    layer.name = named.stream.name.trimmed();
    if (layer.name.isEmpty()) {
        const Json5Value *type = value.find(u"type");
        layer.name = (type && !type->string.isEmpty() ? type->string : u"stream"_s) + u'-' + pointer.section(u'/', -1);
        report(Kind::Hint, pointer, value.line, saidOfConfig("the stream has no name; it is called \"%1\"", layer.name),
               saidOfConfig("give it a name"));
    }
    return layer;
}

// Absent when a variable is not set: the value cannot be known.
std::optional<Json5Value> LayerReader::interpolated(const Json5Value &value, const QString &pointer)
{
    if (!m_interpolates) return value;
    QStringList missing;
    const std::function<Json5Value(Json5Value)> filled = [&](Json5Value written) {
        if (written.type == Type::String) written.string = interpolate(written.string, m_environment, missing);
        for (Json5Value &element : written.elements) element = filled(element);
        for (Json5Member &member : written.members) member.value = filled(member.value);
        return written;
    };
    Json5Value result = filled(value);
    if (missing.isEmpty()) return result;
    report(Kind::Warning, pointer, value.line,
           saidOfConfig("the environment variable %1 is not set, so this has no effect", missing.join(u", ")),
           saidOfConfig("set it where the router is started"));
    return std::nullopt;
}

} // namespace ccr::logging
