#pragma once

#include "app/agent/agent_environment.h"

#include <QJsonObject>
#include <QStringList>

namespace ccr::app {

/// Where Claude Code keeps settings that count in `workingDirectory`: of the user and of the project.
QStringList claudeSettingsFiles(const QString &workingDirectory, const Environment &environment);

/// The `env` member for --settings. Claude Code prefers the variables of its settings files to those that it is started with
/// (observed with 2.1), so whatever `changes` wants and one of the `files` says otherwise must be said again where it counts.
/// Empty when nothing stands in the way.
QJsonObject overridingVariables(const QList<EnvironmentChange> &changes, const QStringList &files);

/// Writes what --settings shall name, readable for the owner alone because it may hold the token. The name depends on the
/// content: sessions with the same settings share a file, those with others are not disturbed. Files that nobody has used for
/// a month go. Answers the path.
Result<QString> writeSettingsFile(const QJsonObject &settings, const QString &directory);

/// Points every later start of Claude Code at the router, by the `env` of the settings file at `path`. All else in it stays byte for byte;
/// the file that was there is kept as <path>.bak. Nothing happens when it says so already, or when it cannot be read.
Result<Done> pointClaudeAt(const QString &path, const QString &baseUrl, const QString &token);

/// Where the `env` of the settings file at `path` sends Claude Code; empty: it does not say.
QString claudeBaseUrl(const QString &path);

/// Writes the file that Claude Code keeps its state in, if there is none, so that it starts without asking for a login that a
/// router makes needless.
void ensureClaudeState(const Environment &environment);

} // namespace ccr::app
