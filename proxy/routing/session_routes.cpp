#include "proxy/routing/session_routes.h"

#include "logging/base/json5_reader.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/config/router_reader.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::proxy {

namespace {

constexpr std::size_t mostSessions = 1000;
constexpr auto searchAgainAfter = 1s; // Claude Code writes the session's file soon after its first request
constexpr qint64 largestFile = 1024 * 1024;

void add(PackedPhrase &problems, const PackedPhrase &problem)
{
    problems = problems.isEmpty() ? problem : told("%1; %2", problems, problem);
}

// Absent: the file has no Router. `problems`: what of it cannot be used; the rest holds.
Result<std::optional<RouterConfig>> readFile(const QString &path, const ProxyConfig &config, PackedPhrase &problems)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error{.kind = ErrorKind::Io, .message = file.errorString()};
    if (file.size() > largestFile) return errorTelling(ErrorKind::TooLarge, "it is larger than 1 MB");
    const Result<Json5Value> root = parseJson5(QString::fromUtf8(file.readAll()));
    if (!root) return root.error();
    const Json5Value *router = root->find(u"Router");
    if (!router || router->type == Json5Value::Type::Null) return std::optional<RouterConfig>();

    ProxyConfig read = config;
    read.router = {};
    read.router.defaultRoute = config.router.defaultRoute;
    const Environment environment = processEnvironment();
    const StoredSecrets noSecrets;
    ConfigReading reading(path, environment, noSecrets);
    ConfigFields fields(*root, {}, reading);
    if (!readRouter(fields, read)) return *reading.error();
    for (const ConfigNotice &notice : reading.takeNotices()) add(problems, told("%1 %2", notice.pointer, notice.message));
    read.router.background = config.router.background;
    return std::optional(std::move(read.router));
}

} // namespace

SessionRoutes::SessionRoutes(ReportOnce &reports) : m_reports(reports), m_folders(mostSessions), m_settings(mostSessions) {}

const RouterConfig *SessionRoutes::find(const std::string &session, const std::shared_ptr<const ProxyConfig> &config,
                                        std::vector<logging::RouteStep> &steps, MonotonicTime now)
{
    if (session.empty() || config->homeDirectory.isEmpty() || config->claudeProjectsDirectory.isEmpty()) return nullptr;
    const QString project = projectOf(session, config->claudeProjectsDirectory, now);
    if (project.isEmpty()) return nullptr;
    const QString folder = config->homeDirectory + u'/' + project + u'/';
    const std::pair<const char *, QString> files[] = {{"session", folder + QString::fromStdString(session) + u".json"_s},
                                                      {"project", folder + u"config.json"_s}};
    for (const auto &[scope, path] : files) {
        const Settings &found = settings(path, config);
        if (!found.problem.isEmpty()) steps.push_back({scope, false, found.problem});
        if (!found.router) continue;
        steps.push_back({scope, true, told("the routes of %1 hold", path)});
        return &*found.router;
    }
    return nullptr;
}

QString SessionRoutes::projectOf(const std::string &session, const QString &projects, MonotonicTime now)
{
    Folder *known = m_folders.find(session);
    if (known && (!known->name.isEmpty() || now - known->searched < searchAgainAfter)) return known->name;
    Folder folder{.name = {}, .searched = now};
    const QString file = u'/' + QString::fromStdString(session) + u".jsonl"_s;
    const QStringList candidates = QDir(projects).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Unsorted);
    for (const QString &name : candidates)
        if (QFile::exists(projects + u'/' + name + file)) {
            folder.name = name;
            break;
        }
    return m_folders.put(session, std::move(folder)).name;
}

SessionRoutes::Settings &SessionRoutes::settings(const QString &path, const std::shared_ptr<const ProxyConfig> &config)
{
    const FileStamp stamp = FileStamp::of(path);
    Settings *known = m_settings.find(path);
    if (known && known->stamp == stamp && (known->readWith == config || !stamp.exists)) return *known;
    Settings read{.stamp = stamp, .readWith = config, .router = {}, .problem = {}};
    const std::string subject = path.toStdString();
    if (stamp.exists) {
        PackedPhrase problems;
        Result<std::optional<RouterConfig>> router = readFile(path, *config, problems);
        if (router)
            read.router = std::move(router).value();
        else
            add(problems, told("%1; the file is left out", phraseOf(router.error())));
        if (!problems.isEmpty()) read.problem = told("%1: %2", path, problems);
    }
    if (read.problem.isEmpty())
        m_reports.works(subject);
    else
        m_reports.problem(subject, read.problem.english());
    return m_settings.put(path, std::move(read));
}

} // namespace ccr::proxy
