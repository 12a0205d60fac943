#pragma once

#include "logging/base/result.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace ccr::proxy {

/// Something on this machine from which a configuration can be made.
struct SetupFind
{
    enum class Kind
    {
        RouterConfig, ///< a config.json of the original
        Router3,      ///< the database of its version 3
        CcSwitch,     ///< that of cc-switch
        Variable,     ///< an environment variable that holds a key
        LocalServer   ///< a model server on the loopback
    };
    Kind kind = Kind::RouterConfig;
    QString name;       ///< path, variable, or name of the server
    QString templateId; ///< of provider_templates; empty for a file
    QString url;        ///< base URL
    QStringList models; ///< of a server
    int providers = 0;  ///< of a file
};

/// What a first start needs beside the configuration: what is there already, and Claude Code's own settings. All functions return at
/// once; answers come in the thread that owns the object, unless `context` is gone by then.
class SetupControl : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Looks into files, the environment and at ports of the loopback alone. The path of the configuration in use is left out.
    virtual void scan(QObject *context, std::function<void(const QList<ccr::proxy::SetupFind> &)> answer) = 0;
    /// Writes `baseUrl` and the token into the user's settings of Claude Code; the file that was there is kept beside it. Answers its path.
    virtual void connectClaude(const QString &baseUrl, QObject *context, std::function<void(const Result<QString> &)> answer) = 0;
    /// Where these settings send its requests; empty: they do not say.
    virtual void readClaude(QObject *context, std::function<void(const QString &baseUrl)> answer) = 0;
    virtual QString claudeSettingsPath() const = 0;
};

} // namespace ccr::proxy
