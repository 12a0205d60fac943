#pragma once

#include "logging/api/exchange_files.h"

#include <QThreadPool>

#include <atomic>
#include <vector>

namespace ccr::logging {

/// Opens files of exchanges: reads each in a thread of its own into a history of its own, in a private folder that goes when the
/// file is closed. To be used by one thread, which has an event loop. The destructor ends what is being read.
class ExchangeFileReader final : public ExchangeFiles
{
public:
    /// `folder`: where there is room for as much as the files hold; made when it is needed. What a killed program left there is
    /// removed. `mask` takes the secrets out of a text; any thread.
    ExchangeFileReader(QString folder, std::function<void(std::string &)> mask);
    ~ExchangeFileReader() override;
    void open(const QString &path, QObject *context, std::function<void(Result<std::shared_ptr<ExchangeFile>>)> opened) override;

private:
    const QString m_folder;
    const std::function<void(std::string &)> m_mask;
    QThreadPool m_pool;
    std::vector<std::weak_ptr<std::atomic<bool>>> m_running; ///< ends what is being read
    int m_opened = 0;
};

} // namespace ccr::logging
