#include "logging/spool/rejected_batches.h"

#include "logging/base/private_files.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace ccr::logging {

RejectedBatches::RejectedBatches(QString folder, qint64 maxBytes) : m_folder(std::move(folder)), m_maxBytes(maxBytes) {}

QString RejectedBatches::keep(const std::string &batchId, std::string_view body) const
{
    const QString path = m_folder + u'/' + QString::fromStdString(batchId) + ".rejected"_L1;
    if (static_cast<qint64>(body.size()) > m_maxBytes || !makePrivateFolder(m_folder)) return {};
    if (!writePrivateFile(path, QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())))) return {};
    prune();
    return path;
}

void RejectedBatches::prune() const
{
    const QFileInfoList newestFirst = QDir(m_folder).entryInfoList({u"*.rejected"_s}, QDir::Files, QDir::Time);
    qint64 sum = 0;
    for (const QFileInfo &file : newestFirst) {
        sum += file.size();
        if (sum > m_maxBytes) QFile::remove(file.filePath());
    }
}

} // namespace ccr::logging
