#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/terminal.h"
#include "app/headless/config_assignments.h"
#include "app/headless/keychain.h"
#include "app/headless/keychain_config.h"
#include "app/headless/secret_vault.h"
#include "logging/base/json_writer.h"
#include "logging/base/nearest_name.h"
#include "proxy/config/config_fields.h"
#include "proxy/config/config_file.h"
#include "proxy/config/config_listing.h"
#include "proxy/user_transform/user_transformers.h"

#include <QEventLoop>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr std::chrono::seconds savePatience(1);

QString noticeJson(const proxy::ConfigNotice &notice)
{
    return u"{\"line\":%1,\"pointer\":%2,\"message\":%3}"_s.arg(QString::number(notice.line), jsonText(notice.pointer),
                                                                jsonText(notice.message));
}

/// Running the files of `transformers` logs nothing here.
class Silence final : public logging::LogTarget
{
public:
    bool isEnabled(logging::Severity) const override { return false; }
    void submit(const logging::RecordView &) override {}
    void submit(logging::ExchangeEvent &&) override {}
};

std::vector<proxy::ConfigNotice> transformerNotices(const proxy::ProxyConfig &config)
{
    const auto hasFiles = [](const auto &preset) { return !preset->transformerFiles.empty(); };
    if (config.transformerFiles.empty() && std::none_of(config.presets.begin(), config.presets.end(), hasFiles)) return {};
    Silence silence;
    proxy::UserTransformers transformers(silence);
    QEventLoop loop;
    transformers.follow(config, [&loop] { loop.quit(); });
    loop.exec();
    std::vector<proxy::ConfigNotice> notices;
    for (const QString &problem : proxy::userTransformProblems(config, transformers.loaded()))
        notices.push_back({.line = 0, .pointer = u"/transformers"_s, .message = problem});
    return notices;
}

int validate(const CommandArguments &arguments)
{
    const QString path = arguments.operands().value(1, configPath());
    const bool asJson = arguments.has("json"_L1);
    if (!QFileInfo::exists(path)) return refuse(u"%1 does not exist"_s.arg(path));
    const logging::ResolvedLogging logging = resolvedLogging(path);
    const Result<proxy::LoadedConfig> loaded = loadWithKeychain(path);
    if (!loaded) {
        if (!asJson) return refuse(loaded.error());
        say(u"{\"valid\":false,\"file\":%1,\"error\":%2,\"notices\":[],\"logging\":%3}"_s.arg(
            jsonText(path), jsonText(loaded.error().message), diagnosticsJson(logging)));
        return 1;
    }
    const std::size_t providers = loaded->config.isDemo ? 0 : loaded->config.providers.size();
    QStringList notices;
    std::vector<proxy::ConfigNotice> all = loaded->notices;
    for (proxy::ConfigNotice &notice : transformerNotices(loaded->config)) all.push_back(std::move(notice));
    for (const proxy::ConfigNotice &notice : all) {
        const QString where = notice.line > 0 ? u"%1 line %2"_s.arg(path).arg(notice.line) : path;
        notices.append(asJson ? noticeJson(notice) : u"%1: %2: %3"_s.arg(where, notice.pointer, notice.message.english()));
    }
    if (asJson) {
        say(u"{\"valid\":%1,\"file\":%2,\"providers\":%3,\"notices\":[%4],\"logging\":%5}"_s.arg(
            logging.hasErrors() ? u"false"_s : u"true"_s, jsonText(path), QString::number(providers), notices.join(u','),
            diagnosticsJson(logging)));
        return logging.hasErrors() ? 1 : 0;
    }
    for (const QString &notice : std::as_const(notices)) say(notice);
    for (const QString &line : diagnosticLines(logging)) say(line);
    if (logging.hasErrors()) return refuse(u"%1: the logging does not do all that is written; the rest is valid"_s.arg(path));
    say(u"%1 is valid: %2 provider(s), %3 preset(s), %4 notice(s)"_s.arg(path)
            .arg(providers)
            .arg(loaded->config.presets.size())
            .arg(notices.size()));
    return 0;
}

int show(const CommandArguments &arguments)
{
    Result<proxy::ConfigFile> file = proxy::ConfigFile::read(configPath());
    if (!file) return refuse(file.error());
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(configPath(), processEnvironment());
    if (!loaded) return refuse(loaded.error());
    const QString wanted = arguments.operand(1);
    if (const Result<QStringList> steps = proxy::pointerSteps(wanted); !steps) return refuse(steps.error());
    QStringList lines;
    for (const proxy::EffectiveValue &value : proxy::effectiveValues(file->document().root(), *loaded, processEnvironment())) {
        if (!wanted.isEmpty() && value.pointer != wanted && !value.pointer.startsWith(wanted + u'/')) continue;
        lines.append(arguments.has("json"_L1) ? u"{\"pointer\":%1,\"value\":%2,\"source\":%3}"_s.arg(jsonText(value.pointer), value.value,
                                                                                                     jsonText(value.source))
                                              : u"%1 = %2   (%3)"_s.arg(value.pointer, value.value, value.source));
    }
    if (lines.isEmpty() && !wanted.isEmpty()) return refuse(u"there is no %1 in %2, and it has no default"_s.arg(wanted, configPath()));
    if (!arguments.has("json"_L1) && wanted.isEmpty()) lines += diagnosticLines(resolvedLogging(configPath()));
    say(arguments.has("json"_L1) ? u'[' + lines.join(u",\n "_s) + u']' : lines.join(u'\n'));
    return 0;
}

int change(const std::function<Result<Done>(proxy::ConfigDocument &)> &edit)
{
    const Result<Done> changed = proxy::retryOnConflict([&edit]() -> Result<Done> {
        Result<proxy::ConfigFile> file = proxy::ConfigFile::read(configPath());
        if (!file) return file.error();
        if (Result<Done> done = edit(file->document()); !done) return done;
        return file->save(processEnvironment(), savePatience);
    });
    return changed ? 0 : refuse(u"nothing was saved: "_s + changed.error().message);
}

int set(const CommandArguments &arguments)
{
    if (arguments.operands().size() != 3)
        return refuse(u"use \"ccr config set POINTER VALUE\", for example: ccr config set /Router/think deepseek,deepseek-reasoner"_s);
    return change(
        [&](proxy::ConfigDocument &document) { return document.set(arguments.operand(1), commandLineValue(arguments.operand(2))); });
}

int unset(const CommandArguments &arguments)
{
    if (arguments.operands().size() != 2) return refuse(u"use \"ccr config unset POINTER\", for example: ccr config unset /Router/think"_s);
    return change([&](proxy::ConfigDocument &document) { return document.remove(arguments.operand(1)); });
}

/// Waits for the first answer; no event loop runs above a command.
proxy::StoredSecret wait(const std::function<void(SecretStore &, const SecretStore::Answer &)> &ask)
{
    QEventLoop loop;
    proxy::StoredSecret result;
    Keychain keychain;
    SecretVault vault(keychain, secretFileFor(configPath()));
    ask(vault, [&](const proxy::StoredSecret &secret) {
        result = secret;
        loop.quit();
    });
    loop.exec();
    return result;
}

int setKey(const CommandArguments &arguments)
{
    const QString name = arguments.operand(1);
    if (name.isEmpty()) return refuse(u"use \"ccr config set-key NAME\"; the secret is read from the terminal or standard input"_s);
    const QString secret = askLine(u"Secret for \"%1\" (it is not shown): "_s.arg(name), Echo::Off).value_or(QString());
    if (secret.isEmpty()) return refuse(u"nothing was entered, nothing is stored"_s);
    const proxy::StoredSecret stored = wait([&](SecretStore &store, const auto &answer) { store.write(name, secret, answer); });
    if (!stored.problem.isEmpty()) return refuse(stored.problem);
    say(u"Stored. Refer to it as  api_key: \"keychain:%1\""_s.arg(name));
    return 0;
}

int removeKey(const CommandArguments &arguments)
{
    const QString name = arguments.operand(1);
    if (name.isEmpty()) return refuse(u"use \"ccr config remove-key NAME\""_s);
    const proxy::StoredSecret removed = wait([&](SecretStore &store, const auto &answer) { store.remove(name, answer); });
    return removed.problem.isEmpty() ? 0 : refuse(removed.problem);
}

int path(const CommandArguments &)
{
    say(configPath());
    return 0;
}

struct Action
{
    QLatin1StringView name;
    int (*run)(const CommandArguments &);
};

constexpr Action actions[] = {{"validate"_L1, validate}, {"show"_L1, show},      {"path"_L1, path},           {"set"_L1, set},
                              {"unset"_L1, unset},       {"set-key"_L1, setKey}, {"remove-key"_L1, removeKey}};

} // namespace

int configCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("config"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    const QString name = parsed->operand(0);
    QStringList names;
    for (const Action &action : actions) {
        if (action.name == name) return action.run(*parsed);
        names.append(action.name);
    }
    return refuse(name.isEmpty() ? u"say what to do with the configuration: %1"_s.arg(names.join(u", "))
                                 : u"config: there is no \"%1\"; %2"_s.arg(name, suggestion(name, names).english()));
}

} // namespace ccr::app
