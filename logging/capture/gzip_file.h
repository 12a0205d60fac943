#pragma once

#include "logging/base/result.h"

#include <memory>
#include <string>

namespace ccr::logging {

/// The text of a file, packed with gzip or not, piece by piece. One thread.
class GzipFile
{
public:
    static Result<GzipFile> open(const QString &path);

    /// Puts the next piece into `piece`; empty: that was all.
    Result<Done> read(std::string &piece);

private:
    struct Closer
    {
        void operator()(void *file) const;
    };
    GzipFile(QString path, void *file) : m_path(std::move(path)), m_file(file) {}

    QString m_path;
    std::unique_ptr<void, Closer> m_file; ///< gzFile
};

} // namespace ccr::logging
