#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace ccr::app {

/// What Claude Code tells a status line on its standard input (code.claude.com/docs/en/statusline). Absent: it did not say.
struct StatusLineInput
{
    QString sessionId;
    QString transcriptPath;
    QString workingDirectory;
    QString displayName; ///< of the model that Claude Code believes to use
    QString version;
    std::optional<double> costUsd;
    std::optional<double> durationMs;
    std::optional<double> linesAdded;
    std::optional<double> linesRemoved;
    std::optional<double> contextWindowSize;
    std::optional<double> totalInputTokens;
    std::optional<double> totalOutputTokens;
    std::optional<double> contextPercent;
};

/// Absent when the text is no JSON object. Members of unexpected types count as absent.
std::optional<StatusLineInput> readStatusLineInput(const QByteArray &json);

/// The newest answer in a transcript.
struct LastAnswer
{
    QString model;
    std::optional<double> inputTokens;
    std::optional<double> outputTokens;
};

/// Reads the transcript (one JSON object a line) from its end; absent without an answer in its last 4 MB.
std::optional<LastAnswer> readLastAnswer(const QString &transcriptPath);

/// Name of the branch that is checked out, or the first seven digits of the commit. Read from .git, in the folder or one above,
/// since the line is drawn several times a second. Empty: no repository.
QString currentBranch(const QString &directory);

/// What the router writes about the newest stream of a session.
struct StreamSpeed
{
    double tokensPerSecond = 0;
    std::optional<double> timeToFirstTokenMs;
    bool isStreaming = false; ///< the figures are fresh, so the stream goes on
};

/// Reads session-<id>.json in `directory`; `nowMs` is the time since the epoch.
std::optional<StreamSpeed> readStreamSpeed(const QString &directory, const QString &sessionId, qint64 nowMs);

} // namespace ccr::app
