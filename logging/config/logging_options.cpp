#include "logging/config/logging_options.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/base/error_place.h"
#include "logging/base/nearest_name.h"
#include "logging/base/type_phrase.h"
#include "logging/config/stream_options.h"
#include "logging/price/currency_codes.h"
#include "logging/redact/redact_paths.h"
#include "logging/tracking/cost.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Draft = LoggingDraft;
using DraftChange = Change<Draft>;

constexpr double kibi = 1024;
constexpr double mebi = kibi * kibi;
constexpr double tebi = mebi * mebi;
constexpr double minute = 60'000;
constexpr double day = 1440 * minute;
constexpr Range count{1, 10'000'000};

constexpr ChoiceName overloads[] = {{"drop-newest"_L1, static_cast<int>(Overload::DropNewest)},
                                    {"drop"_L1, static_cast<int>(Overload::DropNewest)},
                                    {"block"_L1, static_cast<int>(Overload::Block)}};

Error wrong(const Phrase &message)
{
    return errorSaying(ErrorKind::InvalidInput, message);
}

// true, false, or which of the formats of time all streams use.
Result<DraftChange> readTimestamp(const Json5Value &value)
{
    if (const Result<bool> on = readBoolean(value)) return DraftChange([on = *on](Draft &draft) { draft.config.timestamp = on; });
    const Option<StreamDraft> *format = streamOptions().find(u"format/timeFormat");
    const Result<Change<StreamDraft>> change = readOption(*format, value);
    if (!change) return rephrased(change.error(), saidOfConfig("%1; true and false are right as well", change.error()));
    return DraftChange([change = *change](Draft &draft) {
        draft.config.timestamp = true;
        change(draft.defaults);
    });
}

std::vector<ValueFlaw> flawsOfTimestamp(const Json5Value &value)
{
    return streamOptions().find(u"format/timeFormat")->flaws(value);
}

Json5Value showTimestamp(const Draft &draft)
{
    return jsonOf(draft.config.timestamp);
}

// As the original has it: only a literal false switches the file off.
Result<DraftChange> readLog(const Json5Value &value)
{
    const bool isText = value.type == Json5Value::Type::String;
    const QString text = isText ? value.string.trimmed().toLower() : QString();
    const bool off = isText ? text == "false"_L1 : value.type == Json5Value::Type::Boolean && !value.boolean;
    const bool asked = isText ? text == "true"_L1 : value.type == Json5Value::Type::Boolean && value.boolean;
    return DraftChange([off, asked](Draft &draft) {
        draft.fileLog = !off;
        draft.isFileLogAsked = asked;
    });
}

std::vector<ValueFlaw> flawsOfLog(const Json5Value &value)
{
    const bool isText = value.type == Json5Value::Type::String;
    const QString text = value.string.trimmed().toLower();
    const bool isWord = isText && (text == "true"_L1 || text == "false"_L1);
    if (isWord || value.type == Json5Value::Type::Boolean || value.type == Json5Value::Type::Null) return {};
    return {{{},
             saidOfConfig("expected true or false, got %1; it counts as true",
                          isText ? saidOfConfig("the text \"%1\"", value.string) : typePhrase(value)),
             saidOfConfig("write false for no log file, or true"),
             true}};
}

Json5Value showLog(const Draft &draft)
{
    return jsonOf(draft.fileLog);
}

// {component: level}
Result<DraftChange> readComponentLevels(const Json5Value &value)
{
    if (value.type != Json5Value::Type::Object)
        return wrong(saidOfConfig("expected an object of components and their levels, got %1", typePhrase(value)));
    QMap<QString, Severity> levels;
    for (const auto &[name, member, keyBegin] : value.members) {
        const Result<int> level = readChoice(member, severityNames());
        if (!level) return errorAt(name, wrong(saidOfConfig("\"%1\": %2", name, level.error())));
        levels.insert(name, static_cast<Severity>(*level));
    }
    return DraftChange([levels](Draft &draft) { draft.config.componentLevels = levels; });
}

// A program may give its loggers any name; what is nearly one of ours is a slip.
std::vector<ValueFlaw> flawsOfComponents(const Json5Value &value)
{
    static const QStringList known{u"proxy"_s,     u"config"_s,        u"routing"_s,      u"http"_s,   u"api"_s,     u"logging"_s,
                                   u"tokenizer"_s, u"custom-router"_s, u"transformers"_s, u"window"_s, u"history"_s, u"alert"_s};
    constexpr qsizetype shortest = 5; // below, one word is near to too many others
    std::vector<ValueFlaw> flaws;
    for (const auto &[name, member, keyBegin] : value.members) {
        if (name.trimmed().isEmpty())
            flaws.push_back(
                {pointerTo({}, name), saidOfConfig("an empty text is the name of no component"), saidOfConfig("remove it"), true});
        const QString meant = known.contains(name) || name.size() < shortest ? QString() : nearestName(name, known, 2);
        if (meant.size() >= shortest)
            flaws.push_back({pointerTo({}, name), saidOfConfig("no component is called \"%1\"", name), didYouMean(meant), true});
    }
    return flaws;
}

Json5Value showComponentLevels(const Draft &draft)
{
    Json5Value object{.type = Json5Value::Type::Object};
    const QMap<QString, Severity> &levels = draft.config.componentLevels;
    for (auto level = levels.cbegin(); level != levels.cend(); ++level)
        object.members.push_back({level.key(), jsonOf(choiceName(static_cast<int>(level.value()), severityNames())), 0});
    return object;
}

// A number, for each currency by itself, or {currency: number}.
template <double AlertConfig::*each, QMap<QString, double> AlertConfig::*by>
Result<DraftChange> readBudget(const Json5Value &value)
{
    constexpr Range range{0, 1e9};
    QMap<QString, double> budgets;
    if (value.type != Json5Value::Type::Object) {
        const Result<double> budget = readNumber(value, range);
        if (!budget) return budget.error();
        return DraftChange([amount = *budget](Draft &draft) {
            draft.config.alerts.*each = amount;
            (draft.config.alerts.*by).clear();
        });
    }
    QStringList written;
    for (const auto &[currency, member, keyBegin] : value.members) {
        const Result<double> budget = readNumber(member, range);
        if (!budget) return errorAt(currency, wrong(saidOfConfig("\"%1\": %2", currency, budget.error())));
        if (currency.size() != 3)
            return errorAt(currency, wrong(saidOfConfig("\"%1\" is no currency, whose code has three letters", currency)));
        if (written.contains(currency, Qt::CaseInsensitive) && !written.contains(currency))
            return errorAt(currency, wrong(saidOfConfig("\"%1\" is there in other letters too", currency)));
        written.append(currency);
        budgets.insert(currency.toUpper(), *budget);
    }
    return DraftChange([budgets](Draft &draft) {
        draft.config.alerts.*each = 0;
        draft.config.alerts.*by = budgets;
    });
}

template <double AlertConfig::*each, QMap<QString, double> AlertConfig::*by>
Json5Value showBudget(const Draft &draft)
{
    const QMap<QString, double> &budgets = draft.config.alerts.*by;
    if (budgets.isEmpty()) return jsonOf(draft.config.alerts.*each);
    Json5Value object{.type = Json5Value::Type::Object};
    for (auto budget = budgets.cbegin(); budget != budgets.cend(); ++budget)
        object.members.push_back({budget.key(), jsonOf(budget.value()), 0});
    return object;
}

// What models cost; see logging/tracking/cost.h.
Result<DraftChange> readPrices(const Json5Value &value)
{
    if (value.type != Json5Value::Type::Array)
        return wrong(saidOfConfig("expected a list of the prices of models, got %1", typePhrase(value)));
    const Result<PriceTable> table = PriceTable::fromJson(QJsonDocument::fromJson(toJson(value)).array());
    if (!table) return table.error();
    return DraftChange([prices = table->prices()](Draft &draft) { draft.config.prices = prices; });
}

Json5Value showPrices(const Draft &draft)
{
    const QJsonArray json = PriceTable(draft.config.prices).toJson();
    if (json.isEmpty()) return {};
    const Result<Json5Value> value = parseJson5(QString::fromUtf8(QJsonDocument(json).toJson()));
    return value ? *value : Json5Value{};
}

Error expectedObject(const Json5Value &value)
{
    return wrong(saidOfConfig("expected an object, got %1", typePhrase(value)));
}

Json5Value shown(const QJsonObject &json)
{
    if (json.isEmpty()) return {};
    const Result<Json5Value> value = parseJson5(QString::fromUtf8(QJsonDocument(json).toJson()));
    return value ? *value : Json5Value{};
}

// What providers make of the prices.
Result<DraftChange> readTerms(const Json5Value &value)
{
    if (value.type != Json5Value::Type::Object) return expectedObject(value);
    const Result<TermsOfProviders> terms = readProviderTerms(QJsonDocument::fromJson(toJson(value)).object());
    if (!terms) return terms.error();
    return DraftChange([terms = *terms](Draft &draft) { draft.config.providerPrices = terms; });
}

Result<DraftChange> readDisplay(const Json5Value &value)
{
    if (value.type != Json5Value::Type::Object) return expectedObject(value);
    const Result<DisplayCurrency> display = readDisplayCurrency(QJsonDocument::fromJson(toJson(value)).object());
    if (!display) return display.error();
    return DraftChange([display = *display](Draft &draft) { draft.config.displayCurrency = display; });
}

Result<DraftChange> readSync(const Json5Value &value)
{
    if (value.type != Json5Value::Type::Object) return expectedObject(value);
    const Result<PriceSyncConfig> sync = readPriceSync(QJsonDocument::fromJson(toJson(value)).object());
    if (!sync) return sync.error();
    return DraftChange([sync = *sync](Draft &draft) { draft.config.priceSync = sync; });
}

// It may still be what a provider counts in; codes of another length are wrong anyway.
void addUnknownCurrency(const QString &written, const QString &pointer, std::vector<ValueFlaw> &flaws)
{
    const QString code = written.toUpper();
    if (code.size() == 3 && !isCurrency(code))
        flaws.push_back({pointer, saidOfConfig("\"%1\" is the code of no currency", written), currencySuggestion(code), true});
}

void addUnknownCurrencyAt(const Json5Value &value, const QString &pointer, std::vector<ValueFlaw> &flaws)
{
    if (const Json5Value *const part = partAt(value, pointer)) addUnknownCurrency(part->string, pointer, flaws);
}

std::vector<ValueFlaw> flawsOfBudget(const Json5Value &value)
{
    std::vector<ValueFlaw> flaws;
    for (const Json5Member &member : value.members) addUnknownCurrency(member.name, pointerTo({}, member.name), flaws);
    return flaws;
}

std::vector<ValueFlaw> flawsOfPrices(const Json5Value &value)
{
    std::vector<ValueFlaw> flaws;
    for (std::size_t i = 0; i < value.elements.size(); ++i) addUnknownCurrencyAt(value, u"/%1/currency"_s.arg(i), flaws);
    return flaws;
}

std::vector<ValueFlaw> flawsOfTerms(const Json5Value &value)
{
    std::vector<ValueFlaw> flaws;
    for (const Json5Member &member : value.members) addUnknownCurrencyAt(value, pointerTo({}, member.name) + u"/plan/currency"_s, flaws);
    return flaws;
}

std::vector<ValueFlaw> flawsOfDisplay(const Json5Value &value)
{
    std::vector<ValueFlaw> flaws;
    addUnknownCurrencyAt(value, u"/currency"_s, flaws);
    if (const Json5Value *const rates = value.find(u"rates"))
        for (const Json5Member &rate : rates->members) addUnknownCurrency(rate.name, pointerTo(u"/rates"_s, rate.name), flaws);
    return flaws;
}

// pino refuses such ones; here the others count.
std::vector<ValueFlaw> flawsOfPaths(const Json5Value &value)
{
    std::vector<ValueFlaw> flaws;
    int place = 0;
    const auto check = [&flaws](const Json5Value &path, const QString &pointer) {
        if (path.type == Json5Value::Type::String && !RedactPaths::isPath(path.string))
            flaws.push_back({pointer, saidOfConfig("\"%1\" is no path", path.string),
                             saidOfConfig("write one like req.headers[\"x-api-key\"], a[*].b or *.c")});
    };
    if (value.type == Json5Value::Type::String) check(value, {});
    for (const Json5Value &path : value.elements) check(path, u'/' + QString::number(place++));
    return flaws;
}

std::vector<ValueFlaw> flawsOfNames(const Json5Value &value)
{
    std::vector<ValueFlaw> flaws;
    int place = 0;
    for (const Json5Value &name : value.elements) {
        if (name.type == Json5Value::Type::String && name.string.trimmed().isEmpty())
            flaws.push_back(
                {u'/' + QString::number(place), saidOfConfig("an empty text is the name of no field"), saidOfConfig("remove it")});
        ++place;
    }
    return flaws;
}

constexpr QLatin1StringView priceMembers[] = {"*/model"_L1,     "*/provider"_L1,   "*/currency"_L1,   "*/input"_L1,    "*/output"_L1,
                                              "*/cacheRead"_L1, "*/cacheWrite"_L1, "*/perRequest"_L1, "*/validFrom"_L1};
constexpr QLatin1StringView termMembers[] = {"*/multiplier"_L1,      "*/models/*"_L1,         "*/plan/fee"_L1,
                                             "*/plan/currency"_L1,   "*/plan/quota/unit"_L1,  "*/plan/quota/5h"_L1,
                                             "*/plan/quota/week"_L1, "*/plan/quota/month"_L1, "*/plan/quota/since"_L1};
constexpr QLatin1StringView displayMembers[] = {"currency"_L1, "rates/*"_L1};
constexpr QLatin1StringView syncMembers[] = {"enabled"_L1, "url"_L1};

const Option<Draft> options[] = {
    {"enabled"_L1, [](Draft &d) -> bool & { return d.config.enabled; }},
    {"level"_L1, ChoiceOf<Draft>{severityNames(), [](const Draft &d) { return static_cast<int>(d.config.level); },
                                 [](Draft &d, int level) { d.config.level = static_cast<Severity>(level); }}},
    {"levelIsHardGate"_L1, [](Draft &d) -> bool & { return d.config.levelIsHardGate; }},
    {"componentLevels"_L1,
     SpecialOf<Draft>{readComponentLevels, showComponentLevels, {}, R"({"http": "debug"})"},
     {},
     Shown::Plainly,
     flawsOfComponents},
    {"timestamp"_L1, SpecialOf<Draft>{readTimestamp, showTimestamp}, {}, Shown::Plainly, flawsOfTimestamp},
    {"serviceName"_L1, [](Draft &d) -> QString & { return d.config.identity.serviceName; }},
    {"version"_L1, [](Draft &d) -> QString & { return d.config.identity.version; }},
    {"environment"_L1, [](Draft &d) -> QString & { return d.config.identity.environment; }},
    {"logDirectory"_L1, [](Draft &d) -> QString & { return d.directory; }},
    {"consoleOutput"_L1, [](Draft &d) -> bool & { return d.consoleOutput; }},
    {"LOG"_L1, SpecialOf<Draft>{readLog, showLog}, {}, Shown::Plainly, flawsOfLog},
    {"dedupe"_L1, [](Draft &d) -> bool & { return d.config.dedupe; }},
    {"enableBackwardCompatibility"_L1, [](Draft &d) -> bool & { return d.legacyTextLog; }},

    {"enhancedFeatures/requestTracking/enabled"_L1, [](Draft &d) -> bool & { return d.config.requestTracking.enabled; }},
    {"enhancedFeatures/requestTracking/maxActiveRequests"_L1, [](Draft &d) -> int & { return d.config.requestTracking.maxActiveRequests; },
     count},
    {"enhancedFeatures/requestTracking/maxContextAge"_L1,
     [](Draft &d) -> milliseconds & { return d.config.requestTracking.maxContextAge; },
     {1000, 366 * day, Off::IsNoLimit}},
    {"enhancedFeatures/requestTracking/autoCleanup"_L1, [](Draft &d) -> bool & { return d.config.requestTracking.autoCleanup; }},
    {"enhancedFeatures/requestTracking/cleanupInterval"_L1,
     [](Draft &d) -> milliseconds & { return d.config.requestTracking.cleanupInterval; },
     {100, 366 * day}},
    {"enhancedFeatures/requestTracking/includeDetails"_L1, [](Draft &d) -> bool & { return d.config.requestTracking.includeDetails; }},
    {"enhancedFeatures/requestTracking/trackPerformance"_L1, [](Draft &d) -> bool & { return d.config.requestTracking.trackPerformance; }},
    {"enhancedFeatures/requestTracking/trackStreams"_L1, [](Draft &d) -> bool & { return d.config.requestTracking.trackStreams; }},
    {"enhancedFeatures/requestTracking/trackTokenUsage"_L1, [](Draft &d) -> bool & { return d.config.requestTracking.trackTokenUsage; }},
    {"enhancedFeatures/requestTracking/logLifecycle"_L1, [](Draft &d) -> bool & { return d.config.requestTracking.logLifecycle; }},

    {"enhancedFeatures/streamTracking/enabled"_L1, [](Draft &d) -> bool & { return d.config.streamTracking.enabled; }},
    {"enhancedFeatures/streamTracking/enableMetrics"_L1, [](Draft &d) -> bool & { return d.config.streamTracking.enableMetrics; }},
    {"enhancedFeatures/streamTracking/enableProgressTracking"_L1,
     [](Draft &d) -> bool & { return d.config.streamTracking.enableProgressTracking; }},
    {"enhancedFeatures/streamTracking/trackTokenUsage"_L1, [](Draft &d) -> bool & { return d.config.streamTracking.trackTokenUsage; }},
    {"enhancedFeatures/streamTracking/trackTiming"_L1, [](Draft &d) -> bool & { return d.config.streamTracking.trackTiming; }},
    {"enhancedFeatures/streamTracking/maxHistorySize"_L1, [](Draft &d) -> int & { return d.config.streamTracking.maxHistorySize; }, count},

    {"enhancedFeatures/errorLogging/enabled"_L1, [](Draft &d) -> bool & { return d.config.errorLogging.enabled; }},
    {"enhancedFeatures/errorLogging/enableStatistics"_L1, [](Draft &d) -> bool & { return d.config.errorLogging.enableStatistics; }},
    {"enhancedFeatures/errorLogging/enableTrendAnalysis"_L1, [](Draft &d) -> bool & { return d.config.errorLogging.enableTrendAnalysis; }},
    {"enhancedFeatures/errorLogging/maxHistorySize"_L1, [](Draft &d) -> int & { return d.config.errorLogging.maxHistorySize; }, count},
    {"enhancedFeatures/errorLogging/includeStackTrace"_L1, [](Draft &d) -> bool & { return d.config.errorLogging.includeStackTrace; }},
    {"enhancedFeatures/errorLogging/includeContext"_L1, [](Draft &d) -> bool & { return d.config.errorLogging.includeContext; }},
    {"enhancedFeatures/errorLogging/groupByType"_L1, [](Draft &d) -> bool & { return d.config.errorLogging.groupByType; }},
    {"enhancedFeatures/errorLogging/trendWindowMs"_L1,
     [](Draft &d) -> milliseconds & { return d.config.errorLogging.trendWindow; },
     {minute, 366 * day}},

    {"enhancedFeatures/performanceMetrics/enabled"_L1, [](Draft &d) -> bool & { return d.config.performanceMetrics.enabled; }},
    {"enhancedFeatures/performanceMetrics/collectionInterval"_L1,
     [](Draft &d) -> milliseconds & { return d.config.performanceMetrics.collectionInterval; },
     {100, day}},
    {"enhancedFeatures/performanceMetrics/enableThroughputMetrics"_L1,
     [](Draft &d) -> bool & { return d.config.performanceMetrics.enableThroughputMetrics; }},
    {"enhancedFeatures/performanceMetrics/enableLatencyMetrics"_L1,
     [](Draft &d) -> bool & { return d.config.performanceMetrics.enableLatencyMetrics; }},
    {"enhancedFeatures/performanceMetrics/enableErrorRateMetrics"_L1,
     [](Draft &d) -> bool & { return d.config.performanceMetrics.enableErrorRateMetrics; }},
    {"enhancedFeatures/performanceMetrics/enableMemoryMetrics"_L1,
     [](Draft &d) -> bool & { return d.config.performanceMetrics.enableMemoryMetrics; }},
    {"enhancedFeatures/performanceMetrics/metricsRetentionMs"_L1,
     [](Draft &d) -> milliseconds & { return d.config.performanceMetrics.metricsRetention; },
     {minute, 366 * day, Off::IsNoLimit}},

    {"integration/enableNewLogging"_L1, [](Draft &d) -> bool & { return d.enhanced; }},
    {"integration/enableEnhancedFeatures"_L1, [](Draft &d) -> bool & { return d.enhancedFeatures; }},
    {"integration/preserveExistingBehavior"_L1, [](Draft &d) -> bool & { return d.preserveExisting; }},
    {"integration/migrateExistingLogs"_L1, [](Draft &d) -> bool & { return d.config.migrateExistingLogs; }},
    {"backwardCompatibility/enabled"_L1, [](Draft &d) -> bool & { return d.compatibility; }},
    {"backwardCompatibility/convertExistingConfig"_L1, [](Draft &d) -> bool & { return d.convertLegacy; }},
    {"backwardCompatibility/generateMigrationSuggestions"_L1, [](Draft &d) -> bool & { return d.suggestMigration; }},

    {"redact/paths"_L1, [](Draft &d) -> QStringList & { return d.config.redaction.paths; }, {}, Shown::Plainly, flawsOfPaths},
    {"redact/sensitiveFields"_L1,
     [](Draft &d) -> QStringList & { return d.config.redaction.sensitiveFields; },
     {},
     Shown::Plainly,
     flawsOfNames},
    {"redact/censor"_L1, [](Draft &d) -> QString & { return d.config.redaction.censor; }},
    {"redact/remove"_L1, [](Draft &d) -> bool & { return d.config.redaction.remove; }},
    {"redact/fingerprint"_L1, [](Draft &d) -> bool & { return d.config.redaction.fingerprint; }},

    {"history/enabled"_L1, [](Draft &d) -> bool & { return d.config.history.enabled; }},
    {"history/path"_L1, [](Draft &d) -> QString & { return d.config.history.path; }},
    {"history/retentionDays"_L1, [](Draft &d) -> int & { return d.config.history.retentionDays; }, {0, 3650}},
    {"history/maxSize"_L1, SizeOf<Draft>{[](Draft &d) -> qint64 & { return d.config.history.maxBytes; }}, {mebi, tebi, Off::IsNoLimit}},
    {"history/headers"_L1, [](Draft &d) -> bool & { return d.config.history.headers; }},
    {"history/streamTiming"_L1, [](Draft &d) -> bool & { return d.config.history.streamTiming; }},
    {"history/bodies"_L1, [](Draft &d) -> bool & { return d.config.history.bodies; }},
    {"history/maxBodySize"_L1, SizeOf<Draft>{[](Draft &d) -> qint64 & { return d.config.history.maxBodyBytes; }}, {kibi, 1024 * mebi}},

    {"alerts/enabled"_L1, [](Draft &d) -> bool & { return d.config.alerts.enabled; }},
    {"alerts/diskWarning"_L1, [](Draft &d) -> double & { return d.config.alerts.diskWarning; }, {0, 1}},
    {"alerts/diskCritical"_L1, [](Draft &d) -> double & { return d.config.alerts.diskCritical; }, {0, 1}},
    {"alerts/errorsPerHour"_L1, [](Draft &d) -> int & { return d.config.alerts.errorsPerHour; }, {0, 1e9}},
    {"alerts/noActivity"_L1, [](Draft &d) -> milliseconds & { return d.config.alerts.noActivity; }, {1000, 366 * day, Off::IsNoLimit}},
    {"alerts/checkInterval"_L1, [](Draft &d) -> milliseconds & { return d.config.alerts.checkInterval; }, {1000, day}},
    {"alerts/dailyBudget"_L1,
     SpecialOf<Draft>{readBudget<&AlertConfig::dailyBudget, &AlertConfig::dailyBudgets>,
                      showBudget<&AlertConfig::dailyBudget, &AlertConfig::dailyBudgets>,
                      {},
                      R"({"USD": 5})"},
     {},
     Shown::Plainly,
     flawsOfBudget},
    {"alerts/monthlyBudget"_L1,
     SpecialOf<Draft>{readBudget<&AlertConfig::monthlyBudget, &AlertConfig::monthlyBudgets>,
                      showBudget<&AlertConfig::monthlyBudget, &AlertConfig::monthlyBudgets>,
                      {},
                      R"({"USD": 100})"},
     {},
     Shown::Plainly,
     flawsOfBudget},
    {"alerts/dailyTokens"_L1, [](Draft &d) -> double & { return d.config.alerts.dailyTokens; }, {0, 1e15}},
    {"alerts/monthlyTokens"_L1, [](Draft &d) -> double & { return d.config.alerts.monthlyTokens; }, {0, 1e15}},
    {"alerts/budgetWarning"_L1, [](Draft &d) -> double & { return d.config.alerts.budgetWarning; }, {0, 1}},
    {"alerts/webhook"_L1, [](Draft &d) -> QUrl & { return d.config.alerts.webhook; }, {}, Shown::AsSecret, flawsOfHttpAddress},
    {"alerts/repeatAfter"_L1, [](Draft &d) -> milliseconds & { return d.config.alerts.repeatAfter; }, {1000, 366 * day}},

    {"otlp/enabled"_L1, [](Draft &d) -> bool & { return d.otlp.both.enabled; }},
    {"otlp/url"_L1, [](Draft &d) -> QUrl & { return d.otlp.both.url; }},
    {"otlp/headers"_L1, [](Draft &d) -> QMap<QString, QString> & { return d.otlp.both.headers; }, {}, Shown::AsSecret, flawsOfHeaders},
    {"otlp/timeout"_L1, [](Draft &d) -> milliseconds & { return d.otlp.both.timeout; }, {1, day}},
    {"otlp/gzip"_L1, [](Draft &d) -> bool & { return d.otlp.both.gzip; }},
    {"otlp/caFile"_L1, [](Draft &d) -> QString & { return d.otlp.both.caFile; }},
    {"otlp/clientCertificate"_L1, [](Draft &d) -> QString & { return d.otlp.both.clientCertificate; }},
    {"otlp/clientKey"_L1, [](Draft &d) -> QString & { return d.otlp.both.clientKey; }, {}, Shown::Plainly, flawsOfKeyFile},
    {"otlp/labels"_L1, [](Draft &d) -> QMap<QString, QString> & { return d.otlp.labels; }},
    {"otlp/metricInterval"_L1, [](Draft &d) -> milliseconds & { return d.otlp.metricInterval; }, {100, day}},
    {"otlp/batchInterval"_L1, [](Draft &d) -> milliseconds & { return d.otlp.batchInterval; }, {1, day}},
    {"otlp/batchSize"_L1, [](Draft &d) -> int & { return d.otlp.batchSize; }, {1, 100'000}},
    {"otlp/queueSpans"_L1, [](Draft &d) -> int & { return d.otlp.queueSpans; }, {1, 1'000'000}},
    {"otlp/traces/enabled"_L1, [](Draft &d) -> bool & { return d.otlp.traces.enabled; }},
    {"otlp/traces/url"_L1, [](Draft &d) -> QUrl & { return d.otlp.traces.url; }},
    {"otlp/traces/headers"_L1,
     [](Draft &d) -> QMap<QString, QString> & { return d.otlp.traces.headers; },
     {},
     Shown::AsSecret,
     flawsOfHeaders},
    {"otlp/traces/timeout"_L1, [](Draft &d) -> milliseconds & { return d.otlp.traces.timeout; }, {1, day}},
    {"otlp/traces/gzip"_L1, [](Draft &d) -> bool & { return d.otlp.traces.gzip; }},
    {"otlp/traces/caFile"_L1, [](Draft &d) -> QString & { return d.otlp.traces.caFile; }},
    {"otlp/traces/clientCertificate"_L1, [](Draft &d) -> QString & { return d.otlp.traces.clientCertificate; }},
    {"otlp/traces/clientKey"_L1, [](Draft &d) -> QString & { return d.otlp.traces.clientKey; }, {}, Shown::Plainly, flawsOfKeyFile},
    {"otlp/metrics/enabled"_L1, [](Draft &d) -> bool & { return d.otlp.metrics.enabled; }},
    {"otlp/metrics/url"_L1, [](Draft &d) -> QUrl & { return d.otlp.metrics.url; }},
    {"otlp/metrics/headers"_L1,
     [](Draft &d) -> QMap<QString, QString> & { return d.otlp.metrics.headers; },
     {},
     Shown::AsSecret,
     flawsOfHeaders},
    {"otlp/metrics/timeout"_L1, [](Draft &d) -> milliseconds & { return d.otlp.metrics.timeout; }, {1, day}},
    {"otlp/metrics/gzip"_L1, [](Draft &d) -> bool & { return d.otlp.metrics.gzip; }},
    {"otlp/metrics/caFile"_L1, [](Draft &d) -> QString & { return d.otlp.metrics.caFile; }},
    {"otlp/metrics/clientCertificate"_L1, [](Draft &d) -> QString & { return d.otlp.metrics.clientCertificate; }},
    {"otlp/metrics/clientKey"_L1, [](Draft &d) -> QString & { return d.otlp.metrics.clientKey; }, {}, Shown::Plainly, flawsOfKeyFile},

    {"prices"_L1,
     SpecialOf<Draft>{readPrices, showPrices, priceMembers, R"([{"model": "gpt-4o*", "input": 2.5, "output": 10}])"},
     {},
     Shown::Plainly,
     flawsOfPrices},
    {"providerPrices"_L1,
     SpecialOf<Draft>{readTerms, [](const Draft &draft) { return shown(toJson(draft.config.providerPrices)); }, termMembers,
                      R"({"relay": {"multiplier": 1.2}})"},
     {},
     Shown::Plainly,
     flawsOfTerms},
    {"displayCurrency"_L1,
     SpecialOf<Draft>{readDisplay, [](const Draft &draft) { return shown(toJson(draft.config.displayCurrency)); }, displayMembers,
                      R"({"currency": "CNY", "rates": {"USD": 7.2}})"},
     {},
     Shown::Plainly,
     flawsOfDisplay},
    {"priceSync"_L1, SpecialOf<Draft>{readSync, [](const Draft &draft) { return shown(toJson(draft.config.priceSync)); }, syncMembers,
                                      R"({"enabled": true})"}},
    {"maxTotalSize"_L1, SizeOf<Draft>{[](Draft &d) -> qint64 & { return d.config.maxTotalBytes; }}, {mebi, 1024 * tebi, Off::IsNoLimit}},
    {"minFreeSpace"_L1, SizeOf<Draft>{[](Draft &d) -> qint64 & { return d.config.minFreeBytes; }}, {kibi, 1024 * tebi, Off::IsNoLimit}},
    {"queueSize"_L1, SizeOf<Draft>{[](Draft &d) -> qint64 & { return d.config.queueBytes; }}, {64 * kibi, 1024 * mebi}},
    {"overload"_L1, ChoiceOf<Draft>{overloads, [](const Draft &d) { return static_cast<int>(d.config.overload); },
                                    [](Draft &d, int overload) { d.config.overload = static_cast<Overload>(overload); }}},
    {"crashRing"_L1, [](Draft &d) -> bool & { return d.config.crashRing; }},
};

constexpr ExplainedKey explained[] = {
    {"encryptLogs"_L1, "logs are not encrypted here", "put the log directory on an encrypted file system"},
    {"encryptionKey"_L1, "logs are not encrypted here, and a key does not belong into this file", "remove it"},
    {"filterSensitiveData"_L1, "secrets are always filtered", "add fields with sensitiveFields"},
    {"errorHandling/retryInterval"_L1, "a network stream waits 0.5 s before the first retry and then twice as long each time", "remove it"},
};

} // namespace

const OptionTable<LoggingDraft> &loggingOptions()
{
    static const OptionTable<LoggingDraft> table{options, loggingAliases(), explained};
    return table;
}

} // namespace ccr::logging
