#pragma once

#include "logging/api/snapshots.h"
#include "logging/base/clock.h"
#include "proxy/api/proxy_config.h"
#include "proxy/routing/file_stamp.h"
#include "proxy/routing/lru_cache.h"
#include "proxy/routing/report_once.h"

#include <vector>

namespace ccr::proxy {

/// Routes of one session or one project: the `Router` of <home>/<project>/<session>.json, else that of
/// <home>/<project>/config.json. It takes the place of the configuration's, except for `background`; a `default` that is
/// missing or cannot be used is the configuration's too. The project is the folder of Claude Code's projects that holds
/// <session>.jsonl. Files are read again when they have changed; a broken one is reported and left out.
class SessionRoutes
{
public:
    explicit SessionRoutes(ReportOnce &reports);

    /// Null when the configuration's Router holds. Adds to `steps` what was found. `session` must be an id in the sense of
    /// session_id.h. The answer is valid until the next call.
    const RouterConfig *find(const std::string &session, const std::shared_ptr<const ProxyConfig> &config,
                             std::vector<logging::RouteStep> &steps, MonotonicTime now);

private:
    struct Folder
    {
        QString name; ///< empty: not found yet
        MonotonicTime searched;
    };
    struct Settings
    {
        FileStamp stamp;
        std::shared_ptr<const ProxyConfig> readWith; ///< its providers were known then
        std::optional<RouterConfig> router;
        PackedPhrase problem;
    };

    QString projectOf(const std::string &session, const QString &projects, MonotonicTime now);
    Settings &settings(const QString &path, const std::shared_ptr<const ProxyConfig> &config);

    ReportOnce &m_reports;
    LruCache<std::string, Folder> m_folders;
    LruCache<QString, Settings> m_settings;
};

} // namespace ccr::proxy
