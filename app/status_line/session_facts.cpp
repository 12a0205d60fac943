#include "app/status_line/session_facts.h"

#include "logging/base/private_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr qint64 firstTailBytes = 64 * 1024;
constexpr qint64 longestTailBytes = 4 * 1024 * 1024;
constexpr qint64 freshMs = 2'500; // the figures are written once a second
constexpr qint64 maxHeadBytes = 4'096;
constexpr qsizetype shortHashLength = 7;

std::optional<double> number(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

// Claude Code gives the percentage itself since 2.0.65; before, it follows from what the last request held.
std::optional<double> contextPercent(const QJsonObject &window)
{
    if (const std::optional<double> given = number(window["used_percentage"_L1])) return given;
    const double size = window["context_window_size"_L1].toDouble();
    const QJsonObject usage = window["current_usage"_L1].toObject();
    if (size <= 0 || usage.isEmpty()) return std::nullopt;
    const double used = usage["input_tokens"_L1].toDouble() + usage["cache_creation_input_tokens"_L1].toDouble()
                        + usage["cache_read_input_tokens"_L1].toDouble();
    return 100 * used / size;
}

std::optional<LastAnswer> answerIn(const QByteArray &line)
{
    if (!line.contains("\"assistant\"")) return std::nullopt; // cheaper than parsing every line
    const QJsonObject entry = QJsonDocument::fromJson(line).object();
    const QJsonObject message = entry["message"_L1].toObject();
    const QString model = message["model"_L1].toString();
    // Sub-agents answer in between, and errors are written down as answers of nobody.
    if (entry["type"_L1].toString() != "assistant"_L1 || entry["isSidechain"_L1].toBool() || model.isEmpty() || model.startsWith(u'<'))
        return std::nullopt;
    const QJsonObject usage = message["usage"_L1].toObject();
    return LastAnswer{.model = model, .inputTokens = number(usage["input_tokens"_L1]), .outputTokens = number(usage["output_tokens"_L1])};
}

std::optional<LastAnswer> lastAnswerIn(const QByteArray &tail)
{
    qsizetype end = tail.size();
    while (end > 0) {
        const qsizetype start = tail.lastIndexOf('\n', end - 1) + 1;
        if (const std::optional<LastAnswer> answer = answerIn(tail.mid(start, end - start))) return answer;
        end = start - 1;
    }
    return std::nullopt;
}

QByteArray smallFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(maxHeadBytes).trimmed() : QByteArray();
}

// In a linked work tree or a submodule .git is a file that names the folder (gitrepository-layout(5)).
QString gitFolder(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) return path;
    const QByteArray content = smallFile(path);
    if (!content.startsWith("gitdir: ")) return {};
    return QDir(info.absolutePath()).absoluteFilePath(QString::fromLocal8Bit(content.mid(8)));
}

} // namespace

std::optional<StatusLineInput> readStatusLineInput(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject()) return std::nullopt;
    const QJsonObject root = document.object();
    const QJsonObject cost = root["cost"_L1].toObject();
    const QJsonObject window = root["context_window"_L1].toObject();
    const QString current = root["workspace"_L1].toObject()["current_dir"_L1].toString();
    return StatusLineInput{.sessionId = root["session_id"_L1].toString(),
                           .transcriptPath = root["transcript_path"_L1].toString(),
                           .workingDirectory = current.isEmpty() ? root["cwd"_L1].toString() : current,
                           .displayName = root["model"_L1].toObject()["display_name"_L1].toString(),
                           .version = root["version"_L1].toString(),
                           .costUsd = number(cost["total_cost_usd"_L1]),
                           .durationMs = number(cost["total_duration_ms"_L1]),
                           .linesAdded = number(cost["total_lines_added"_L1]),
                           .linesRemoved = number(cost["total_lines_removed"_L1]),
                           .contextWindowSize = number(window["context_window_size"_L1]),
                           .totalInputTokens = number(window["total_input_tokens"_L1]),
                           .totalOutputTokens = number(window["total_output_tokens"_L1]),
                           .contextPercent = contextPercent(window)};
}

std::optional<LastAnswer> readLastAnswer(const QString &transcriptPath)
{
    QFile file(transcriptPath);
    if (transcriptPath.isEmpty() || !file.open(QIODevice::ReadOnly)) return std::nullopt;
    for (qint64 bytes = firstTailBytes;; bytes *= 4) {
        const qint64 start = std::max<qint64>(0, file.size() - bytes);
        if (!file.seek(start)) return std::nullopt;
        if (const std::optional<LastAnswer> answer = lastAnswerIn(file.readAll())) return answer;
        if (start == 0 || bytes >= longestTailBytes) return std::nullopt;
    }
}

QString currentBranch(const QString &directory)
{
    if (directory.isEmpty()) return {};
    QDir folder(directory);
    do {
        const QString dotGit = folder.filePath(u".git"_s);
        if (!QFileInfo::exists(dotGit)) continue;
        const QByteArray head = smallFile(gitFolder(dotGit) + u"/HEAD"_s);
        if (head.startsWith("ref: refs/heads/")) return QString::fromUtf8(head.mid(16));
        return QString::fromLatin1(head.left(shortHashLength));
    } while (folder.cdUp());
    return {};
}

std::optional<StreamSpeed> readStreamSpeed(const QString &directory, const QString &sessionId, qint64 nowMs)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9._-]+$"_s); // it becomes part of a path
    if (!plain.match(sessionId).hasMatch() || !isOwnFolder(directory)) return std::nullopt;
    const QByteArray content = smallFile(QDir(directory).filePath(u"session-%1.json"_s.arg(sessionId)));
    const QJsonObject object = QJsonDocument::fromJson(content).object();
    if (!object["tokensPerSecond"_L1].isDouble()) return std::nullopt;
    StreamSpeed speed{.tokensPerSecond = object["tokensPerSecond"_L1].toDouble(),
                      .timeToFirstTokenMs = number(object["timeToFirstToken"_L1]),
                      .isStreaming = object["stream"_L1].toBool() && nowMs - object["timestamp"_L1].toInteger() < freshMs};
    if (QString text = object["timeToFirstToken"_L1].toString(); text.endsWith("ms"_L1)) { // "123ms" in older files
        text.chop(2);
        bool ok = false;
        const double ms = text.toDouble(&ok);
        if (ok) speed.timeToFirstTokenMs = ms;
    }
    return speed;
}

} // namespace ccr::app
