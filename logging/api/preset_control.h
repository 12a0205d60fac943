#pragma once

#include "logging/base/json5_reader.h"
#include "logging/base/phrase.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace ccr::logging {

/// The presets of the logging that a configuration may name.
struct PresetList
{
    QStringList names;     ///< the built-in ones, then those of the files' "LoggingPresets"
    QString inForce;       ///< empty: none
    Phrase origin;         ///< who chose it, for a person: "environment NODE_ENV"; empty: nobody
    bool isByFile = false; ///< config.json names it, and not the environment or another file
};

/// A value of the logging that another configuration would put in the place of the one in force.
struct LoggingChange
{
    QString setting; ///< "level", "streams.error.rotation.size"; "streams.error" for a stream that comes or goes
    QString before;  ///< JSON, secrets only as set, or a stream in a few words; empty: it is new
    QString after;   ///< empty: it goes
    bool operator==(const LoggingChange &) const = default;
};

struct LoggingPreview
{
    std::vector<LoggingChange> changes;
    std::vector<Phrase> findings; ///< what the resolver says about the new one and did not say before
};

/// What the owner of a configuration of the logging should know.
struct LoggingFinding
{
    bool isError = false; ///< the value is not used; otherwise it does not do what was probably meant
    Phrase place;         ///< "config.json line 12, /Logging/level", "environment LOG_LEVEL"
    int line = 0;         ///< of config.json; 0: it stands elsewhere
    Phrase message;       ///< names the field and the value
    Phrase suggestion;    ///< what to do about it
    bool operator==(const LoggingFinding &) const = default;
};

/// What holds for a setting where config.json says nothing about it.
struct LoggingBasis
{
    QString setting;  ///< "history/bodies"
    QString value;    ///< JSON; of a secret only that it is set
    QString variable; ///< that outweighs config.json, "LOG_LEVEL", or the option, "--log-level"; empty: the file may say otherwise
    bool operator==(const LoggingBasis &) const = default;
};

/// What presets of the logging there are and what they would do, by the same resolver that the program logs by: with the
/// environment, the files beside config.json and the command line. Nothing is changed. All functions return at once; answers come
/// in the thread that called, unless `context` is gone by then. A configuration is the content of config.json as a value.
class PresetControl
{
public:
    virtual ~PresetControl() = default;
    virtual void list(const Json5Value &config, QObject *context, std::function<void(const PresetList &)> answer) = 0;
    virtual void preview(const Json5Value &before, const Json5Value &after, QObject *context,
                         std::function<void(const LoggingPreview &)> answer) = 0;
    /// What is wrong with config.json as it stands on the disk, with the files beside it and with the environment.
    virtual void check(QObject *context, std::function<void(const std::vector<LoggingFinding> &)> answer) = 0;
    /// Of a configuration that leaves out what is asked about.
    virtual void basis(const Json5Value &config, QObject *context, std::function<void(const std::vector<LoggingBasis> &)> answer) = 0;
};

} // namespace ccr::logging
