#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace ccr::logging {

/// Keeps the bodies that a collector refused for good, each as a file of mode 0600 that can be looked at and sent again by
/// hand. Over `maxBytes` the oldest go.
class RejectedBatches
{
public:
    RejectedBatches(QString folder, qint64 maxBytes);
    /// The path of the file; empty when it could not be written.
    QString keep(const std::string &batchId, std::string_view body) const;

private:
    void prune() const;

    const QString m_folder;
    const qint64 m_maxBytes;
};

} // namespace ccr::logging
