#pragma once

#include <QJsonObject>
#include <QString>

namespace ccr::logging {

/// <directory>/statistics.json: what is counted over restarts. Mode 0600, written as a whole or not at all. Of two programs
/// with the same directory the one that writes last wins.
class StatisticsFile
{
public:
    explicit StatisticsFile(const QString &directory = {});

    bool isSet() const { return !m_path.isEmpty(); }
    const QString &path() const { return m_path; }
    /// Empty when there is none, or none that can be read; then `problem` says why.
    QJsonObject read(QString *problem) const;
    /// Empty: done.
    QString write(const QJsonObject &content) const;

private:
    QString m_path;
};

} // namespace ccr::logging
