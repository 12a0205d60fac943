#pragma once

#include "logging/base/json5_reader.h"
#include "logging/base/phrase.h"
#include "logging/base/result.h"
#include "proxy/api/proxy_config.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

namespace ccr::proxy {

/// What becomes of something that another program's configuration says in its own way.
struct ConfigOrigin
{
    enum class Fate
    {
        Taken,
        Adapted,   ///< it works, in a way of its own
        NeedsUser, ///< something is left to do
        Left       ///< nothing here is like it
    };
    QString key;         ///< as the other program calls it: "gateway.port"
    QStringList setting; ///< that it has become, by its path: "PORT", or "Providers" and "deepseek"; empty: none
    Fate fate = Fate::Taken;
    Phrase note; ///< empty: there is nothing to say
};

/// A configuration file as it was read.
struct ConfigSource
{
    QString path;
    bool exists = false;
    Json5Value root;                        ///< an object as it is written: references ("$NAME", "keychain:NAME") and unknown keys are kept
    Phrase problem;                         ///< why the file cannot be read, with the place; `root` is empty then
    std::vector<ConfigOrigin> origins = {}; ///< of what does not stand in the file as it does in `root`
};

/// Something that the loader says about a draft: place, value and remedy.
struct ConfigFinding
{
    bool isError = false; ///< the program could not start with this; else it only deserves to be known
    int line = 0;         ///< of the text that would be saved; 0: not known, or part of the message
    QString pointer;      ///< "/Providers/0/api_key"; may be empty
    Phrase message;
};

/// A provider of a draft as the proxy would see it.
struct CheckedProvider
{
    QString name;
    QString url; ///< that requests would be posted to
    QString dialect;
    Phrase problem;   ///< why it could not be used; empty when it could
    QStringList keys; ///< labels, in the order of their use
};

struct ConfigCheck
{
    std::vector<ConfigFinding> findings; ///< an error comes alone: it ends the reading
    std::vector<CheckedProvider> providers;
    bool isUsable() const { return findings.empty() || !findings.front().isError; }
};

/// The configuration file for those who show and change it. A draft is a whole configuration as a value; saving changes in the
/// file what differs and keeps comments, order and everything that nobody touched. All functions return at once; files are
/// read and written by a thread of its own. The answer comes in the thread that owns the object, unless `context` is gone by then.
class ConfigControl : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    template <typename T>
    using Answer = std::function<void(T)>;

    virtual QString path() const = 0;
    virtual void read(QObject *context, Answer<ccr::proxy::ConfigSource> answer) = 0;
    /// Another file, which is never changed.
    virtual void readOther(const QString &path, QObject *context, Answer<ccr::proxy::ConfigSource> answer) = 0;
    /// What the program would say to this draft; the same reading and the same words as at its start.
    virtual void check(const Json5Value &draft, QObject *context, Answer<ccr::proxy::ConfigCheck> answer) = 0;
    /// All or nothing, with a backup beside the file. A Conflict when the file is no longer as `base` says.
    virtual void save(const Json5Value &base, const Json5Value &draft, QObject *context, Answer<Result<Done>> answer) = 0;

Q_SIGNALS:
    /// The file was written, made or removed, by whomever.
    void changed();
};

} // namespace ccr::proxy
