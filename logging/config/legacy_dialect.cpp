#include "logging/config/legacy_dialect.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/base/type_phrase.h"
#include "logging/config/logging_options.h"
#include "logging/config/stream_options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;
using Type = Json5Value::Type;

constexpr QLatin1StringView legacyKeys[] = {"silent"_L1,        "outputPath"_L1, "errorPath"_L1,
                                            "enableConsole"_L1, "enableFile"_L1, "datePattern"_L1};

bool isLegacyKey(QStringView name)
{
    return std::find(std::begin(legacyKeys), std::end(legacyKeys), name) != std::end(legacyKeys);
}

class Converter
{
public:
    Converter(const Json5Value &object, const QString &source, const QString &pointer, const LegacyPolicy &policy, ConfigLayer &layer,
              ConfigDiagnostics &diagnostics)
        : m_object(object), m_source(source), m_pointer(pointer), m_policy(policy), m_layer(layer), m_diagnostics(diagnostics)
    {
    }

    void convert()
    {
        if (!m_policy.converts)
            return noEffect(saidOfConfig("backwardCompatibility says that the old layout is not converted"),
                            saidOfConfig("remove it, or write convertExistingConfig: true"));
        if (m_object.find(u"streams")) return noEffect(saidOfConfig("streams says where records go"), saidOfConfig("remove it"));
        const bool writesFiles = boolean(u"enableFile", true);
        m_layer.streams.emplace();
        m_layer.streamsOrigin = origin({});
        if (writesFiles) addFile(u"outputPath", u"main-file"_s, {});
        addFile(u"errorPath", u"error-file"_s, u"error"_s);
        const bool writesConsole = boolean(u"enableConsole", true);
        if (writesConsole) addStream(u"console"_s, u"console"_s, u"enableConsole");
        if (m_layer.streams->empty()) addStream(u"default-console"_s, u"console"_s, {});
        readSilent();
        readDatePattern();
        hints(writesFiles, writesConsole);
    }

private:
    ConfigOrigin origin(QStringView key) const
    {
        const Json5Value *value = m_object.find(key);
        return {m_source, value ? pointerTo(m_pointer, key) : m_pointer, value ? value->line : m_object.line};
    }

    void report(Kind kind, QStringView key, const Phrase &message, const Phrase &suggestion)
    {
        m_diagnostics.push_back({kind, origin(key), message, suggestion});
    }

    void hint(QStringView key, const Phrase &message, const Phrase &suggestion)
    {
        if (m_policy.suggests) report(Kind::Hint, key, message, suggestion);
    }

    void noEffect(const Phrase &why, const Phrase &suggestion)
    {
        for (const Json5Member &member : m_object.members)
            if (isLegacyKey(member.name))
                report(Kind::Warning, member.name, saidOfConfig("\"%1\" has no effect: %2", member.name, why), suggestion);
    }

    bool boolean(QStringView key, bool otherwise)
    {
        const Json5Value *value = m_object.find(key);
        if (!value || value->type == Type::Null) return otherwise;
        const Result<bool> read = readBoolean(*value);
        if (!read)
            report(Kind::Error, key, saidOfConfig("\"%1\": %2", key.toString(), read.error()),
                   saidOfConfig("write for example %1: %2", key.toString(), "true"_L1));
        return read ? *read : otherwise;
    }

    /// `value` is right.
    void set(StreamLayer &stream, QStringView path, const Json5Value &value, QStringView key)
    {
        const Option<StreamDraft> *option = streamOptions().find(path);
        stream.settings.push_back({option, *readOption(*option, value), origin(key), true});
    }

    StreamLayer &addStream(const QString &name, const QString &type, QStringView key)
    {
        StreamLayer &stream = m_layer.streams->emplace_back(StreamLayer{name, origin(key), {}});
        set(stream, u"name", jsonOf(name), key);
        set(stream, u"type", jsonOf(type), key);
        return stream;
    }

    void addFile(QStringView key, const QString &name, const QString &level)
    {
        const Json5Value *path = m_object.find(key);
        if (!path || path->type == Type::Null) return;
        if (path->type != Type::String || path->string.trimmed().isEmpty())
            return report(Kind::Error, key,
                          saidOfConfig("\"%1\": expected the path of a file, got %2", key.toString(),
                                       path->type == Type::String ? saidOfConfig("an empty text") : typePhrase(*path)),
                          saidOfConfig("write for example %1: %2", key.toString(), "\"./logs/ccr.log\""_L1));
        StreamLayer &stream = addStream(name, u"file"_s, key);
        set(stream, u"path", *path, key);
        if (!level.isEmpty()) set(stream, u"level", jsonOf(level), key);
    }

    void readSilent()
    {
        if (!boolean(u"silent", false)) return;
        const Option<LoggingDraft> *level = loggingOptions().find(u"level");
        const Option<LoggingDraft> *gate = loggingOptions().find(u"levelIsHardGate");
        m_layer.settings.push_back({level, *readOption(*level, jsonOf(u"silent"_s)), origin(u"silent"), false});
        m_layer.settings.push_back({gate, *readOption(*gate, jsonOf(true)), origin(u"silent"), false});
        hint(u"silent", saidOfConfig("\"silent\" writes nothing at all"), saidOfConfig("write enabled: false"));
    }

    // A pattern of dates says how often a file begins; what is no pattern is a length of time.
    void readDatePattern()
    {
        const Json5Value *pattern = m_object.find(u"datePattern");
        if (!pattern || pattern->type == Type::Null) return;
        const Option<StreamDraft> *option = streamOptions().find(u"rotation/interval");
        Json5Value interval = *pattern;
        const bool isPattern = pattern->type == Type::String && pattern->string.contains("yyyy"_L1, Qt::CaseInsensitive);
        if (isPattern) interval = jsonOf(pattern->string.contains("hh"_L1, Qt::CaseInsensitive) ? u"1h"_s : u"1d"_s);
        const Result<Change<StreamDraft>> change = readOption(*option, interval);
        if (!change)
            return report(Kind::Error, u"datePattern", saidOfConfig("\"%1\": %2", "datePattern"_L1, change.error()),
                          saidOfConfig("write for example %1: %2", "datePattern"_L1, "\"YYYY-MM-DD\""_L1));
        m_layer.streamDefaults.push_back({option, *change, origin(u"datePattern"), true});
        if (isPattern)
            hint(u"datePattern", saidOfConfig("\"%1\" is read as \"%2\"", pattern->string, interval.string),
                 saidOfConfig("write rotationInterval"));
    }

    void hints(bool writesFiles, bool writesConsole)
    {
        if (m_object.find(u"outputPath") && !m_object.find(u"errorPath"))
            hint(u"outputPath", saidOfConfig("errors have no file of their own"), saidOfConfig("add a file stream of level error"));
        if (boolean(u"enableRotation", false) && !m_object.find(u"maxFileSize"))
            hint(u"enableRotation", saidOfConfig("rotation has no size; files are renamed at 10M"), saidOfConfig("write maxFileSize"));
        if (m_object.find(u"prettyPrint"))
            hint(u"prettyPrint", saidOfConfig("\"prettyPrint\" makes every stream unreadable for programs"),
                 saidOfConfig("write format: \"pretty\" at the console alone"));
        if (!writesFiles && !writesConsole)
            hint(u"enableConsole", saidOfConfig("neither files nor the console are enabled; records go to the console all the same"),
                 saidOfConfig("write enabled: false"));
        hint({}, saidOfConfig("this is the oldest layout; it is read as streams"),
             saidOfConfig("write \"streams\", as \"ccr logs config\" shows them"));
    }

    const Json5Value &m_object;
    QString m_source;
    QString m_pointer;
    const LegacyPolicy m_policy;
    ConfigLayer &m_layer;
    ConfigDiagnostics &m_diagnostics;
};

} // namespace

bool isSingleStream(const Json5Value &value)
{
    const Json5Value *type = value.find(u"type");
    if (!type || value.find(u"streams")) return false;
    const Option<StreamDraft> *option = streamOptions().find(u"type");
    return readOption(*option, *type).has_value();
}

Json5Value convertLegacyKeys(const Json5Value &object, const QString &source, const QString &pointer, const LegacyPolicy &policy,
                             ConfigLayer &layer, ConfigDiagnostics &diagnostics)
{
    const auto isLegacy = [](const Json5Member &member) { return isLegacyKey(member.name); };
    if (std::none_of(object.members.begin(), object.members.end(), isLegacy)) return object;
    Converter(object, source, pointer, policy, layer, diagnostics).convert();
    const bool isSilent = !layer.settings.empty(); // then no level counts
    Json5Value rest = object;
    std::erase_if(rest.members, [&](const Json5Member &member) {
        return isLegacy(member) || (isSilent && (member.name == "level"_L1 || member.name == "logLevel"_L1));
    });
    return rest;
}

} // namespace ccr::logging
