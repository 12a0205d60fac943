#include "app/headless/token_speed.h"

#include "logging/base/milliseconds.h"
#include "logging/base/private_files.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr qint64 intervalMs = 1000;
constexpr qint64 keptSeconds = 24L * 3600;

bool isPlainName(const QString &sessionId)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_-]{1,128}$"_s); // it becomes part of a path
    return plain.match(sessionId).hasMatch();
}

// While it runs nobody has told the number of tokens; most providers send one an event.
double tokensOf(const logging::ExchangeSnapshot &exchange)
{
    return exchange.tokens.known ? static_cast<double>(exchange.tokens.output) : static_cast<double>(exchange.stream.events);
}

} // namespace

TokenSpeed::TokenSpeed(const logging::ExchangeFeed &feed, const QString &directory, QObject *parent)
    : QObject(parent), m_directory(directory.isEmpty() ? QDir::temp().filePath(u"claude-code-router"_s) : directory)
{
    removeOldFiles();
    connect(&feed, &logging::ExchangeFeed::exchangesChanged, this, &TokenSpeed::take);
}

void TokenSpeed::take(const QList<logging::ExchangeSnapshot> &exchanges)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const logging::ExchangeSnapshot &exchange : exchanges) {
        const bool isOver = exchange.outcome != logging::Outcome::InFlight;
        const bool wasWritten = m_writtenAt.contains(exchange.id);
        if (!exchange.wantsStream || exchange.sessionId.empty() || !exchange.stream.firstContent) continue;
        if (!isOver && now - m_writtenAt.value(exchange.id) < intervalMs) continue;
        write(exchange);
        if (!isOver)
            m_writtenAt[exchange.id] = now;
        else if (wasWritten)
            m_writtenAt.remove(exchange.id);
    }
}

void TokenSpeed::write(const logging::ExchangeSnapshot &exchange) const
{
    const QString sessionId = QString::fromStdString(exchange.sessionId);
    if (!isPlainName(sessionId) || !makePrivateFolder(m_directory) || !isOwnFolder(m_directory)) return;
    const double firstTokenMs = inMs(*exchange.stream.firstContent);
    const double lastTokenMs = inMs(exchange.stream.lastContent.value_or(*exchange.stream.firstContent));
    const double tokens = tokensOf(exchange);
    // The first token ends the wait and does not belong to the time in which the others came.
    const double speed = lastTokenMs > firstTokenMs && tokens > 1 ? (tokens - 1) * 1000 / (lastTokenMs - firstTokenMs) : 0;
    const QJsonObject content{{u"requestId"_s, QString::fromStdString(exchange.id)},
                              {u"sessionId"_s, sessionId},
                              {u"stream"_s, exchange.outcome == logging::Outcome::InFlight},
                              {u"tokenCount"_s, tokens},
                              {u"tokensPerSecond"_s, std::round(speed * 10) / 10},
                              {u"timeToFirstToken"_s, std::round(firstTokenMs)},
                              {u"duration"_s, std::round((lastTokenMs - firstTokenMs)) / 1000},
                              {u"timestamp"_s, QDateTime::currentMSecsSinceEpoch()}};
    const QString path = QDir(m_directory).filePath(u"session-%1.json"_s.arg(sessionId));
    writePrivateFile(path, QJsonDocument(content).toJson(QJsonDocument::Compact)); // a status line without a speed is no harm
}

void TokenSpeed::removeOldFiles() const
{
    if (!isOwnFolder(m_directory)) return;
    const QDateTime oldest = QDateTime::currentDateTime().addSecs(-keptSeconds);
    for (const QFileInfo &file : QDir(m_directory).entryInfoList({u"session-*.json"_s}, QDir::Files))
        if (file.lastModified() < oldest) QFile::remove(file.filePath());
}

} // namespace ccr::app
