#include "logging/config/stream_options.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/base/error_place.h"
#include "logging/base/type_phrase.h"
#include "logging/delivery/connection_settings.h"
#include "logging/format/date_mask.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr double day = 86'400'000;
constexpr double kibi = 1024;
constexpr double gibi = kibi * kibi * kibi;
constexpr double tebi = gibi * kibi;
constexpr int unset = -1;

constexpr ChoiceName severities[] = {{"trace"_L1, 10}, {"debug"_L1, 20}, {"info"_L1, 30},   {"warn"_L1, 40},
                                     {"error"_L1, 50}, {"fatal"_L1, 60}, {"silent"_L1, 100}};

template <typename Enum>
constexpr int number(Enum value)
{
    return static_cast<int>(value);
}

constexpr ChoiceName types[] = {{"console"_L1, number(StreamType::Console)},
                                {"file"_L1, number(StreamType::File)},
                                {"network"_L1, number(StreamType::Network)},
                                {"custom"_L1, number(StreamType::Custom)}};
constexpr ChoiceName profiles[] = {{"json"_L1, number(FormatProfile::Pino)},
                                   {"pino"_L1, number(FormatProfile::Pino)},
                                   {"pino-strict"_L1, number(FormatProfile::PinoStrict)},
                                   {"fork"_L1, number(FormatProfile::Fork)},
                                   {"ecs"_L1, number(FormatProfile::Ecs)},
                                   {"otlp"_L1, number(FormatProfile::Otlp)},
                                   {"otel"_L1, number(FormatProfile::Otlp)},
                                   {"pretty"_L1, number(FormatProfile::Pretty)},
                                   {"text"_L1, number(FormatProfile::Text)},
                                   {"logfmt"_L1, number(FormatProfile::Logfmt)}};
constexpr ChoiceName levelFormats[] = {{"number"_L1, number(LevelFormat::Number)}, {"label"_L1, number(LevelFormat::Label)}};
constexpr ChoiceName timeFormats[] = {{"epoch"_L1, number(TimeFormat::Epoch)},
                                      {"unix"_L1, number(TimeFormat::Unix)},
                                      {"iso"_L1, number(TimeFormat::Iso)},
                                      {"isoNano"_L1, number(TimeFormat::IsoNano)},
                                      {"none"_L1, number(TimeFormat::None)}};
constexpr ChoiceName colours[] = {{"auto"_L1, number(ColourMode::Auto)},
                                  {"always"_L1, number(ColourMode::Always)},
                                  {"true"_L1, number(ColourMode::Always)},
                                  {"never"_L1, number(ColourMode::Never)},
                                  {"false"_L1, number(ColourMode::Never)}};
constexpr ChoiceName namings[] = {{"dated"_L1, number(FileNaming::Dated)},
                                  {"pino-roll"_L1, number(FileNaming::PinoRoll)},
                                  {"seed-script"_L1, number(FileNaming::SeedScript)},
                                  {"spec-date"_L1, number(FileNaming::SpecDate)},
                                  {"numbered"_L1, number(FileNaming::Numbered)}};
constexpr ChoiceName syncs[] = {{"none"_L1, number(SyncPolicy::None)},
                                {"interval"_L1, number(SyncPolicy::Interval)},
                                {"error"_L1, number(SyncPolicy::OnError)},
                                {"always"_L1, number(SyncPolicy::Always)}};
constexpr ChoiceName protocols[] = {{"http"_L1, number(NetworkProtocol::Http)},
                                    {"elasticsearch"_L1, number(NetworkProtocol::Elasticsearch)},
                                    {"loki"_L1, number(NetworkProtocol::Loki)},
                                    {"otlp"_L1, number(NetworkProtocol::Otlp)},
                                    {"syslog"_L1, number(NetworkProtocol::Syslog)}};
constexpr ChoiceName methods[] = {{"POST"_L1, 0}, {"PUT"_L1, 1}, {"PATCH"_L1, 2}};
constexpr ChoiceName batchFormats[] = {
    {"ndjson"_L1, number(BatchFormat::Ndjson)}, {"array"_L1, number(BatchFormat::Array)}, {"single"_L1, number(BatchFormat::Single)}};

using Draft = StreamDraft;
using DraftChange = Change<Draft>;

template <typename Enum>
int numberOf(const std::optional<Enum> &value)
{
    return value ? number(*value) : unset;
}

// true, false or the words of the table: colorize of pino-pretty.
Result<DraftChange> readColour(const Json5Value &value)
{
    const Json5Value word = value.type == Json5Value::Type::Boolean ? jsonOf(value.boolean ? u"always"_s : u"never"_s) : value;
    const Result<int> mode = readChoice(word, colours);
    if (!mode) return mode.error();
    return DraftChange([mode = *mode](Draft &draft) { draft.stream.format.colour = static_cast<ColourMode>(mode); });
}

Json5Value showColour(const Draft &draft)
{
    return jsonOf(choiceName(number(draft.stream.format.colour), colours));
}

// One of the known formats of time, or a pattern of pino-pretty like "SYS:HH:MM:ss".
Result<DraftChange> readTimeFormat(const Json5Value &value)
{
    if (value.type == Json5Value::Type::Boolean)
        return DraftChange(
            [on = value.boolean](Draft &draft) { draft.stream.format.timeFormat = on ? TimeFormat::Epoch : TimeFormat::None; });
    const Result<QString> text = readText(value);
    if (!text) return text.error();
    if (const Result<int> known = readChoice(value, timeFormats))
        return DraftChange([known = *known](Draft &draft) { draft.stream.format.timeFormat = static_cast<TimeFormat>(known); });
    if (!text->contains(u':') && !text->contains("yyyy"_L1)) return readChoice(value, timeFormats).error();
    return DraftChange([pattern = *text](Draft &draft) { draft.stream.format.translateTime = pattern; });
}

Json5Value showTimeFormat(const Draft &draft)
{
    const QString name = choiceName(numberOf(draft.stream.format.timeFormat), timeFormats);
    return name.isEmpty() ? Json5Value{} : jsonOf(name);
}

// pino's base: an object or null; here it is there or not.
Result<DraftChange> readBase(const Json5Value &value)
{
    if (value.type == Json5Value::Type::Null) return DraftChange([](Draft &draft) { draft.stream.format.base = false; });
    const Result<bool> on = readBoolean(value);
    if (!on) return rephrased(on.error(), saidOfConfig("%1; null is false", on.error()));
    return DraftChange([on = *on](Draft &draft) { draft.stream.format.base = on; });
}

Json5Value showBase(const Draft &draft)
{
    return jsonOf(draft.stream.format.base);
}

Result<DraftChange> readCustomLevels(const Json5Value &value)
{
    if (value.type != Json5Value::Type::Object)
        return errorSaying(ErrorKind::InvalidInput,
                           saidOfConfig("expected an object of names and their levels, got %1", typePhrase(value)));
    QMap<int, QString> levels;
    for (const auto &[name, member, keyBegin] : value.members) {
        const Result<qint64> level = readInteger(member, {1, 1000});
        const auto wrong = [&name](const Phrase &message) {
            return errorAt(name, errorSaying(ErrorKind::InvalidInput, saidOfConfig("\"%1\": %2", name, message)));
        };
        if (!level) return wrong(phraseOf(level.error()));
        if (name.trimmed().isEmpty()) return wrong(saidOfConfig("a level needs a name"));
        if (const QString other = levels.value(static_cast<int>(*level)); !other.isEmpty() && other != name)
            return wrong(saidOfConfig("%1 is \"%2\" already; give each level a number of its own", *level, other));
        levels.insert(static_cast<int>(*level), name);
    }
    return DraftChange([levels](Draft &draft) { draft.stream.format.customLevels = levels; });
}

Json5Value showCustomLevels(const Draft &draft)
{
    Json5Value object{.type = Json5Value::Type::Object};
    const QMap<int, QString> &levels = draft.stream.format.customLevels;
    for (auto level = levels.cbegin(); level != levels.cend(); ++level)
        object.members.push_back({level.value(), jsonOf(static_cast<double>(level.key())), 0});
    return object;
}

// The error does not repeat it: it may hold a password.
std::vector<ValueFlaw> flawsOfProxy(const Json5Value &value)
{
    NetworkStream stream;
    if (value.type == Json5Value::Type::String) stream.proxy = value.string;
    const Phrase remedy = saidOfConfig("write for example http://proxy.example:8080 or socks5://proxy.example:1080");
    if (!namedProxy(stream)) return {{{}, saidOfConfig("this is no address of a proxy"), remedy}};
    const QString scheme = QUrl(stream.proxy).scheme();
    static const QStringList known{u"http"_s, u"https"_s, u"socks"_s, u"socks5"_s, u"socks5h"_s};
    if (stream.proxy.isEmpty() || known.contains(scheme)) return {};
    return {{{},
             saidOfConfig("no proxy is spoken to by %1://; it is taken for %2://", scheme,
                          scheme.startsWith("socks"_L1) ? u"socks5"_s : u"http"_s),
             remedy,
             true}};
}

// Letters in a pattern of times that mean nothing are a slip, or text without quotes.
std::vector<ValueFlaw> flawsOfTime(const Json5Value &value)
{
    if (value.type != Json5Value::Type::String || readChoice(value, timeFormats) || readBoolean(value)) return {};
    const QString letters = DateMask::strayLetters(value.string);
    if (letters.isEmpty()) return {};
    return {{{},
             saidOfConfig("\"%1\" of \"%2\" stands for itself in each time", letters, value.string),
             saidOfConfig("use yyyy, mm, dd, HH, MM, ss and l, for example \"SYS:HH:MM:ss.l\"; text stands in '…'"),
             true}};
}

// Of formatting words alone "timeFormat" takes a pattern; the rest is an error already.
std::vector<ValueFlaw> flawsOfTimeFormat(const Json5Value &value)
{
    const bool isPattern = value.string.contains(u':') || value.string.contains("yyyy"_L1);
    return isPattern ? flawsOfTime(value) : std::vector<ValueFlaw>();
}

std::vector<ValueFlaw> flawsOfLevels(const Json5Value &value)
{
    std::vector<ValueFlaw> flaws;
    for (const auto &[name, member, keyBegin] : value.members) {
        const auto isNamed = [&word = name](const ChoiceName &severity) { return word.compare(severity.name, Qt::CaseInsensitive) == 0; };
        const auto own = std::find_if(std::begin(severities), std::end(severities), isNamed);
        if (own != std::end(severities) && member.type == Json5Value::Type::Number && member.number != own->value)
            flaws.push_back({pointerTo({}, name), saidOfConfig("\"%1\" is the level %2 already", name, own->value),
                             saidOfConfig("give your level a name of its own"), true});
    }
    return flaws;
}

// 444 looks like octal digits, and is not read as such: it may be what JavaScript writes for 0o674.
std::vector<ValueFlaw> flawsOfMode(const Json5Value &value, int needed, LoggingConfigSentence why)
{
    const Result<int> mode = readFileMode(value);
    if (!mode) return {};
    const QString octal = QString::number(*mode, 8);
    if (value.type == Json5Value::Type::Number) {
        const QString digits = QString::number(static_cast<int>(value.number));
        const auto isUsual = [](QChar digit) { return QStringView(u"04567").contains(digit); };
        if (digits.size() == 3 && digits != octal && std::all_of(digits.begin(), digits.end(), isUsual))
            return {{{},
                     saidOfConfig("the number %1 is decimal, which is 0%2", digits, octal),
                     saidOfConfig("write \"%1\" for octal digits", digits),
                     true}};
    }
    if ((*mode & needed) == needed) return {};
    return {{{}, why.with(octal), saidOfConfig("write for example \"700\""), true}};
}

std::vector<ValueFlaw> flawsOfFileMode(const Json5Value &value)
{
    return flawsOfMode(value, 0200, "with 0%1 the owner may not write the file");
}

std::vector<ValueFlaw> flawsOfFolderMode(const Json5Value &value)
{
    return flawsOfMode(value, 0300, "with 0%1 the owner may not make files in the folder");
}

template <int &(*get)(Draft &)>
SpecialOf<Draft> modeOf()
{
    return {[](const Json5Value &value) -> Result<DraftChange> {
                const Result<int> mode = readFileMode(value);
                if (!mode) return mode.error();
                return DraftChange([mode = *mode](Draft &draft) { get(draft) = mode; });
            },
            [](const Draft &draft) {
                Draft copy = draft;
                return jsonOf(u"0"_s + QString::number(get(copy), 8));
            }};
}

int &fileMode(Draft &draft)
{
    return draft.stream.file.fileMode;
}

int &folderMode(Draft &draft)
{
    return draft.stream.file.folderMode;
}

const Option<Draft> options[] = {
    {"name"_L1, [](Draft &d) -> QString & { return d.stream.name; }},
    {"type"_L1, ChoiceOf<Draft>{types, [](const Draft &d) { return number(d.stream.type); },
                                [](Draft &d, int type) { d.stream.type = static_cast<StreamType>(type); }}},
    {"level"_L1, ChoiceOf<Draft>{severities, [](const Draft &d) { return number(d.stream.level); },
                                 [](Draft &d, int level) { d.stream.level = static_cast<Severity>(level); }}},
    {"belowLevel"_L1, ChoiceOf<Draft>{severities, [](const Draft &d) { return numberOf(d.stream.belowLevel); },
                                      [](Draft &d, int level) { d.stream.belowLevel = static_cast<Severity>(level); }}},
    {"enabled"_L1, [](Draft &d) -> bool & { return d.stream.enabled; }},
    {"autoEnd"_L1, [](Draft &d) -> bool & { return d.stream.autoEnd; }},
    {"format/profile"_L1, ChoiceOf<Draft>{profiles, [](const Draft &d) { return number(d.stream.format.profile); },
                                          [](Draft &d, int profile) { d.stream.format.profile = static_cast<FormatProfile>(profile); }}},
    {"format/levelFormat"_L1, ChoiceOf<Draft>{levelFormats, [](const Draft &d) { return numberOf(d.stream.format.levelFormat); },
                                              [](Draft &d, int f) { d.stream.format.levelFormat = static_cast<LevelFormat>(f); }}},
    {"format/timeFormat"_L1, SpecialOf<Draft>{readTimeFormat, showTimeFormat, {}, R"("iso")"}, {}, Shown::Plainly, flawsOfTimeFormat},
    {"format/translateTime"_L1, [](Draft &d) -> QString & { return d.stream.format.translateTime; }, {}, Shown::Plainly, flawsOfTime},
    {"format/base"_L1, SpecialOf<Draft>{readBase, showBase}},
    {"format/messageKey"_L1, [](Draft &d) -> QString & { return d.stream.format.messageKey; }},
    {"format/errorKey"_L1, [](Draft &d) -> QString & { return d.stream.format.errorKey; }},
    {"format/nestedKey"_L1, [](Draft &d) -> QString & { return d.stream.format.nestedKey; }},
    {"format/serviceKey"_L1, [](Draft &d) -> QString & { return d.stream.format.serviceKey; }},
    {"format/messagePrefix"_L1, [](Draft &d) -> QString & { return d.stream.format.messagePrefix; }},
    {"format/crlf"_L1, [](Draft &d) -> bool & { return d.stream.format.crlf; }},
    {"format/singleLine"_L1, [](Draft &d) -> bool & { return d.stream.format.singleLine; }},
    {"format/colorize"_L1, SpecialOf<Draft>{readColour, showColour}},
    {"format/customLevels"_L1,
     SpecialOf<Draft>{readCustomLevels, showCustomLevels, {}, R"({"notice": 35})"},
     {},
     Shown::Plainly,
     flawsOfLevels},
    {"prettyPrint"_L1, [](Draft &d) -> bool & { return d.pretty; }},
    {"stderr"_L1, [](Draft &d) -> bool & { return d.stream.console.toStandardError; }},
    {"path"_L1, [](Draft &d) -> QString & { return d.path; }},
    {"bufferSize"_L1, SizeOf<Draft>{[](Draft &d) -> qint64 & { return d.stream.file.bufferBytes; }}, {0, 16 * kibi *kibi}},
    {"flushInterval"_L1, [](Draft &d) -> milliseconds & { return d.stream.file.flushInterval; }, {1, 600'000}},
    {"sync"_L1, ChoiceOf<Draft>{syncs, [](const Draft &d) { return number(d.stream.file.sync); },
                                [](Draft &d, int sync) { d.stream.file.sync = static_cast<SyncPolicy>(sync); }}},
    {"syncInterval"_L1, [](Draft &d) -> milliseconds & { return d.stream.file.syncInterval; }, {1, 3'600'000}},
    {"fileMode"_L1, modeOf<fileMode>(), {}, Shown::Plainly, flawsOfFileMode},
    {"folderMode"_L1, modeOf<folderMode>(), {}, Shown::Plainly, flawsOfFolderMode},
    {"rotation/enabled"_L1, [](Draft &d) -> bool & { return d.rotates; }},
    {"rotation/size"_L1,
     SizeOf<Draft>{[](Draft &d) -> qint64 & { return d.stream.file.rotation.maxBytes; }, BareSize::Mebibytes},
     {kibi, tebi, Off::IsNoLimit}},
    {"rotation/interval"_L1, [](Draft &d) -> milliseconds & { return d.stream.file.rotation.interval; }, {1000, 366 * day, Off::IsNoLimit}},
    {"rotation/compress"_L1, [](Draft &d) -> bool & { return d.stream.file.rotation.compress; }},
    {"rotation/compressAfter"_L1, [](Draft &d) -> milliseconds & { return d.stream.file.rotation.compressAfter; }, {0, 366 * day}},
    {"rotation/maxFiles"_L1, [](Draft &d) -> int & { return d.stream.file.rotation.maxFiles; }, {0, 100'000}},
    {"rotation/retentionDays"_L1, [](Draft &d) -> int & { return d.stream.file.rotation.retentionDays; }, {0, 3650}},
    {"rotation/naming"_L1, ChoiceOf<Draft>{namings, [](const Draft &d) { return number(d.stream.file.rotation.naming); },
                                           [](Draft &d, int naming) { d.stream.file.rotation.naming = static_cast<FileNaming>(naming); }}},
    {"rotation/utc"_L1, [](Draft &d) -> bool & { return d.stream.file.rotation.utc; }},
    {"protocol"_L1, ChoiceOf<Draft>{protocols, [](const Draft &d) { return number(d.stream.network.protocol); },
                                    [](Draft &d, int p) { d.stream.network.protocol = static_cast<NetworkProtocol>(p); }}},
    {"url"_L1, [](Draft &d) -> QUrl & { return d.stream.network.url; }},
    {"method"_L1, ChoiceOf<Draft>{methods,
                                  [](const Draft &d) {
                                      return d.stream.network.method == "PUT"_L1 ? 1 : d.stream.network.method == "PATCH"_L1 ? 2 : 0;
                                  },
                                  [](Draft &d, int method) { d.stream.network.method = choiceName(method, methods); }}},
    {"headers"_L1, [](Draft &d) -> QMap<QString, QString> & { return d.stream.network.headers; }, {}, Shown::AsSecret, flawsOfHeaders},
    {"token"_L1, [](Draft &d) -> QString & { return d.stream.network.token; }, {}, Shown::AsSecret},
    {"timeout"_L1, [](Draft &d) -> milliseconds & { return d.stream.network.timeout; }, {1, 600'000}},
    {"retries"_L1, [](Draft &d) -> int & { return d.stream.network.retries; }, {0, 1000}},
    {"batchSize"_L1, [](Draft &d) -> int & { return d.stream.network.batchSize; }, {1, 100'000}},
    {"batchBytes"_L1, SizeOf<Draft>{[](Draft &d) -> qint64 & { return d.stream.network.batchBytes; }}, {kibi, gibi}},
    {"batchInterval"_L1, [](Draft &d) -> milliseconds & { return d.stream.network.batchInterval; }, {1, 600'000}},
    {"batchFormat"_L1, ChoiceOf<Draft>{batchFormats, [](const Draft &d) { return number(d.stream.network.batchFormat); },
                                       [](Draft &d, int f) { d.stream.network.batchFormat = static_cast<BatchFormat>(f); }}},
    {"gzip"_L1, [](Draft &d) -> bool & { return d.stream.network.gzip; }},
    {"spoolSize"_L1, SizeOf<Draft>{[](Draft &d) -> qint64 & { return d.stream.network.spoolBytes; }}, {64 * kibi, tebi, Off::IsNoLimit}},
    {"spoolDirectory"_L1, [](Draft &d) -> QString & { return d.stream.network.spoolFolder; }},
    {"spoolMaxAge"_L1, [](Draft &d) -> milliseconds & { return d.stream.network.spoolMaxAge; }, {0, 315'360'000'000}},
    {"queueRecords"_L1, [](Draft &d) -> int & { return d.stream.network.queueRecords; }, {0, 10'000'000}},
    {"caFile"_L1, [](Draft &d) -> QString & { return d.stream.network.caFile; }},
    {"clientCertificate"_L1, [](Draft &d) -> QString & { return d.stream.network.clientCertificate; }},
    {"clientKey"_L1, [](Draft &d) -> QString & { return d.stream.network.clientKey; }, {}, Shown::Plainly, flawsOfKeyFile},
    {"verifyTls"_L1, [](Draft &d) -> bool & { return d.stream.network.verifyTls; }},
    {"proxy"_L1, [](Draft &d) -> QString & { return d.stream.network.proxy; }, {}, Shown::AsSecret, flawsOfProxy},
    {"index"_L1, [](Draft &d) -> QString & { return d.stream.network.index; }},
    {"labels"_L1, [](Draft &d) -> QMap<QString, QString> & { return d.stream.network.labels; }},
    {"tenant"_L1, [](Draft &d) -> QString & { return d.stream.network.tenant; }},
    {"facility"_L1, [](Draft &d) -> int & { return d.stream.network.facility; }, {0, 23}},
};

// The first two are so among defaults alone.
constexpr ExplainedKey explained[] = {
    {"name"_L1, "each stream needs a name of its own", "write it in the stream"},
    {"id"_L1, "each stream needs a name of its own", "write it in the stream"},
    {"mkdir"_L1, "the folder of a file is always made", "remove it"},
    {"async"_L1, "records are always written by a thread of their own", "remove it"},
    {"options/flags"_L1, "a file is always continued at its end", "remove it"},
    {"dedupe"_L1, "it counts for all streams", "write it beside streams"},
    {"stream"_L1, "only a program can give a custom stream its object", "use a file or network stream"},
    {"factory"_L1, "only a program can give a custom stream its function", "use a file or network stream"},
};

} // namespace

const OptionTable<StreamDraft> &streamOptions()
{
    static const OptionTable<StreamDraft> table{options, streamAliases(), std::span(explained).subspan(2)};
    return table;
}

const OptionTable<StreamDraft> &streamDefaultOptions()
{
    static const OptionTable<StreamDraft> table{std::span(options).subspan(1), streamAliases(), explained};
    return table;
}

std::span<const ChoiceName> severityNames()
{
    return severities;
}

} // namespace ccr::logging
