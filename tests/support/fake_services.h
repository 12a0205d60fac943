#pragma once

#include "logging/api/capture_control.h"
#include "logging/api/export_tasks.h"
#include "logging/api/price_sync.h"
#include "logging/api/problem_report.h"
#include "proxy/api/config_control.h"
#include "proxy/api/port_control.h"
#include "proxy/api/secrets_control.h"
#include "proxy/api/setup_control.h"
#include "proxy/api/trial_control.h"
#include "ui/workspace/autostart.h"
#include "ui/workspace/terminal_launcher.h"
#include "ui/workspace/update_source.h"

#include <QMap>
#include <QPointer>

namespace ccr::testing {

/// A configuration file in memory; answers from the event loop.
class FakeConfig final : public proxy::ConfigControl
{
public:
    QString path() const override { return where; }
    void read(QObject *context, Answer<proxy::ConfigSource> answer) override { readOther(path(), context, std::move(answer)); }
    void readOther(const QString &path, QObject *context, Answer<proxy::ConfigSource> answer) override
    {
        later(context, [this, path, answer] { answer({.path = path, .exists = true, .root = root, .problem = problem}); });
    }
    void check(const Json5Value &, QObject *context, Answer<proxy::ConfigCheck> answer) override
    {
        later(context, [answer] { answer({}); });
    }
    void save(const Json5Value &, const Json5Value &draft, QObject *context, Answer<Result<Done>> answer) override
    {
        later(context, [this, draft, answer] {
            if (!refusal.isEmpty()) return answer(Error{.kind = ErrorKind::Conflict, .message = refusal});
            root = draft;
            ++saves;
            answer(Done{});
        });
    }

    Json5Value root = *parseJson5(QStringLiteral("{PORT: 3456}"));
    QString where = QStringLiteral("/config.json");
    QString problem;
    QString refusal;
    int saves = 0;

private:
    template <typename Call>
    static void later(QObject *context, Call call)
    {
        QMetaObject::invokeMethod(context, std::move(call), Qt::QueuedConnection);
    }
};

/// Finds what the test says.
class FakeTrial final : public proxy::TrialControl
{
public:
    void explain(const Json5Value &, const proxy::TrialRequest &request, QObject *, Answer<proxy::RouteVerdict> answer) override
    {
        asked = request;
        answer(verdict);
    }
    void replay(const Json5Value &, const Json5Value &, const QList<proxy::RecordedRequest> &requests, QObject *,
                Answer<proxy::ReplayReport> answer) override
    {
        replayed = requests;
        answer(report);
    }
    void probe(const Json5Value &, const QString &provider, const QString &, const QString &, QObject *,
               Answer<proxy::ProbeReport> answer) override
    {
        probed.append(provider);
        answer(probeReport);
    }
    void fetchModels(const Json5Value &, const QString &, QObject *, Answer<Result<QStringList>> answer) override { answer(models); }

    proxy::TrialRequest asked;
    proxy::RouteVerdict verdict;
    QList<proxy::RecordedRequest> replayed;
    proxy::ReplayReport report;
    QStringList probed;
    proxy::ProbeReport probeReport;
    QStringList models;
};

/// Secrets in memory; the keychain is as the test says.
class FakeSecrets final : public proxy::SecretsControl
{
public:
    void read(const QString &name, QObject *, Answer answer) override
    {
        const bool isThere = secrets.contains(name) && problem.isEmpty();
        answer({.value = isThere ? secrets.value(name) : QString(),
                .problem = isThere             ? QString()
                           : problem.isEmpty() ? QStringLiteral("no such entry")
                                               : problem,
                .place = places.value(name, proxy::SecretPlace::Keychain),
                .backend = state.backend,
                .trouble = isThere ? proxy::SecretTrouble::None : trouble});
    }
    void write(const QString &name, const QString &secret, proxy::SecretPlace place, QObject *, Answer answer) override
    {
        const bool fails = place == proxy::SecretPlace::Keychain && state.kind != proxy::KeychainState::Kind::Working;
        if (!fails) {
            secrets.insert(name, secret);
            places.insert(name, place);
        }
        answer({.value = {}, .problem = fails ? QStringLiteral("no keychain") : QString(), .place = place, .backend = state.backend});
    }
    void remove(const QString &name, QObject *, Answer answer) override
    {
        secrets.remove(name);
        answer({});
    }
    void askAgain(const QString &name) override { askedAgain.append(name); }
    QStringList known() const override { return secrets.keys(); }
    void probe(QObject *, std::function<void(const proxy::KeychainState &)> answer) override { answer(state); }
    proxy::KeychainState keychain() const override { return state; }

    QMap<QString, QString> secrets;
    QMap<QString, proxy::SecretPlace> places;
    QStringList askedAgain;
    QString problem;                                            ///< of every reading
    proxy::SecretTrouble trouble = proxy::SecretTrouble::Other; ///< likewise
    proxy::KeychainState state{.kind = proxy::KeychainState::Kind::Working, .backend = QStringLiteral("GNOME Keyring"), .problem = {}};
};

class FakeSetup final : public proxy::SetupControl
{
public:
    void scan(QObject *, std::function<void(const QList<proxy::SetupFind> &)> answer) override { answer(finds); }
    void connectClaude(const QString &baseUrl, QObject *, std::function<void(const Result<QString> &)> answer) override
    {
        claudeTarget = baseUrl;
        answer(claudeSettingsPath());
    }
    void readClaude(QObject *, std::function<void(const QString &)> answer) override { answer(claudeTarget); }
    QString claudeSettingsPath() const override { return QStringLiteral("/home/me/.claude/settings.json"); }

    QList<proxy::SetupFind> finds;
    QString claudeTarget;
};

class FakePorts final : public proxy::PortControl
{
public:
    void findHolder(const QString &host, quint16 port, QObject *, std::function<void(const proxy::PortHolder &)> answer) override
    {
        asked.append(QStringLiteral("%1:%2").arg(host).arg(port));
        answer(holder);
    }
    QStringList asked;
    proxy::PortHolder holder{.program = QStringLiteral("node"), .pid = 4121, .nextFree = 3457};
};

class FakeCapture final : public logging::CaptureControl
{
public:
    QString directory() const override { return QStringLiteral("/somewhere/logs"); }
    void measure(QObject *, std::function<void(const logging::CapturedAmount &)> answer) override { answer(amount); }
    void preview(int days, QObject *, std::function<void(const logging::Removal &)> answer) override
    {
        answer(days == 0 ? everything : logging::Removal{.files = 1, .fileBytes = 1000});
    }
    void remove(int days, QObject *, std::function<void(const logging::Removal &)> answer) override
    {
        removed.append(days);
        logging::Removal result = everything;
        result.failed = failed;
        answer(result);
    }
    void flush(QObject *, std::function<void(bool)> answer) override { answer(true); }
    void rotate(QObject *, std::function<void(const Result<QList<logging::RotationOutcome>> &)> answer) override
    {
        answer(QList<logging::RotationOutcome>{
            {.stream = QStringLiteral("file"), .file = QStringLiteral("/somewhere/logs/ccr-1.log"), .problem = {}}});
    }
    logging::CapturedAmount amount{.files = 3, .fileBytes = 200'000'000, .historyBytes = 12'000'000};
    logging::Removal everything{.files = 3, .fileBytes = 212'000'000, .requests = 1042};
    QList<int> removed;
    QList<Phrase> failed;
};

class FakeTask final : public logging::ExportTask
{
public:
    explicit FakeTask(int &cancels) : m_cancels(cancels) {}
    void cancel() override
    {
        ++m_cancels;
        Q_EMIT finished(Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("cancelled")});
    }

private:
    int &m_cancels;
};

/// Exports end when the test says so.
class FakeExports final : public logging::ExportTasks
{
public:
    std::unique_ptr<logging::ExportTask> start(const logging::ExportRequest &request, const logging::ExportContent &content) override
    {
        requests.append(request);
        contents.append(content);
        auto task = std::make_unique<FakeTask>(cancels);
        running = task.get();
        return task;
    }
    void preview(const logging::ExportRequest &request, const logging::ExportContent &, QObject *,
                 std::function<void(Result<logging::ExportPreview>)> shown) override
    {
        previewed = request;
        shown(logging::ExportPreview{.entries = entries,
                                     .removed = {.secrets = 3, .emails = 2, .homePaths = 1, .bodies = 0},
                                     .measuredRows = entries.size(),
                                     .measuredBytes = entries.join(QString()).size(),
                                     .isWhole = isWhole});
    }

    bool isWhole = false; ///< the entries are all there is
    QStringList entries{QStringLiteral("first"), QStringLiteral("second")};
    QList<logging::ExportRequest> requests;
    QList<logging::ExportContent> contents;
    logging::ExportRequest previewed;
    QPointer<logging::ExportTask> running;
    int cancels = 0;
};

/// A list of prices that is there when the test says so.
class FakePriceLists final : public logging::PriceSync
{
public:
    const logging::FetchedPrices &fetched() const override { return list; }
    bool mayFetch(const logging::PriceSyncConfig &config) const override { return config.enabled && isDue && !list.isFetching; }
    void fetch(const logging::PriceSyncConfig &config) override
    {
        asked.append(QString::fromStdString(config.url));
        list.isFetching = true;
        Q_EMIT changed();
    }
    void takeOver(const logging::SyncedPrices &prices, QObject *, std::function<void(const QString &)> done) override
    {
        if (problem.isEmpty()) taken = prices;
        done(problem);
    }
    void answer(std::vector<logging::ListPrice> prices)
    {
        list.isFetching = false;
        list.prices = std::move(prices);
        list.fetched = wallNow();
        list.next = list.fetched + std::chrono::hours(6);
        isDue = false;
        Q_EMIT changed();
    }

    logging::FetchedPrices list;
    bool isDue = true;
    QStringList asked;
    logging::SyncedPrices taken;
    QString problem;
};

/// Answers when the test says so.
class FakeReports final : public logging::ProblemReports
{
public:
    void collect(const QList<logging::ReportFile> &files, QObject *,
                 std::function<void(const QList<logging::ReportFile> &)> answer) override
    {
        own = files;
        collected = std::move(answer);
    }
    void save(const QString &to, const QList<logging::ReportFile> &files, QObject *,
              std::function<void(const Result<QString> &)> answer) override
    {
        path = to;
        written = files;
        saved = std::move(answer);
    }
    void finishCollecting()
    {
        collected(own
                  + QList<logging::ReportFile>{{QStringLiteral("configuration.json"), "{\n  \"PORT\": 3456\n}\n"},
                                               {QStringLiteral("log.ndjson"), "{\"msg\":\"x\"}\n"}});
    }

    QList<logging::ReportFile> own;
    std::function<void(const QList<logging::ReportFile> &)> collected;
    QString path;
    QList<logging::ReportFile> written;
    std::function<void(const Result<QString> &)> saved;
};

class FakeTerminal final : public ui::TerminalLauncher
{
public:
    Phrase openClaude() override
    {
        ++opened;
        return problem;
    }
    int opened = 0;
    QString problem;
};

class FakeAutostart final : public ui::Autostart
{
public:
    bool isEnabled() const override { return enabled; }
    bool startsHidden() const override { return hidden; }
    Phrase set(bool on, bool inTray) override
    {
        if (!problem.isEmpty()) return problem;
        enabled = on;
        hidden = inTray;
        return {};
    }
    bool enabled = false;
    bool hidden = true;
    QString problem;
};

/// Answers when the test says so, or at once what it has.
class FakeUpdates final : public ui::UpdateSource
{
public:
    QUrl address() const override { return where; }
    const ui::UpdateState &state() const override { return now; }
    void check() override
    {
        ++checks;
        now.isChecking = !answersAtOnce;
        Q_EMIT changed();
    }
    void answer(logging::FetchTrouble trouble, std::optional<ui::AnnouncedVersion> newer = {})
    {
        now.isChecking = false;
        now.trouble = trouble;
        now.newer = std::move(newer);
        Q_EMIT changed();
    }

    QUrl where{QStringLiteral("https://example.com/v.json")};
    ui::UpdateState now;
    bool answersAtOnce = false;
    int checks = 0;
};

} // namespace ccr::testing
