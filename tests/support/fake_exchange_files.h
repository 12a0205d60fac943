#pragma once

#include "logging/api/exchange_files.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_history.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <memory>

namespace ccr::testing {

/// Holds three requests of long ago.
class FakeExchangeFile final : public logging::ExchangeFile
{
public:
    FakeExchangeFile(const QString &path, logging::ExchangeFileCopy copy)
        : m_facts{.path = path, .exchanges = 3, .leftOut = 2, .program = QStringLiteral("WebInspector 1")},
          m_copy(std::move(copy)),
          m_history(3, [this](std::int64_t row) {
              logging::ExchangeSnapshot exchange = sampleExchanges().at(row == 2 ? 1 : 0);
              exchange.number = static_cast<std::uint64_t>(row);
              exchange.id = "har_" + std::to_string(row) + m_copy.suffix;
              exchange.startedAt = WallTime(std::chrono::milliseconds(1'700'000'000'000 + row)); // long ago
              return exchange;
          })
    {
        m_history.bodyTexts = {{"har_1" + m_copy.suffix, "an apply_patch"}};
        m_history.bodies = {{.kind = logging::StoredBody::Kind::ClientRequest, .wholeBytes = 19, .text = R"({"of the":"file"})"}};
    }
    const logging::ExchangeFileFacts &facts() const override { return m_facts; }
    logging::HistoryControl &exchanges() override { return m_history; }
    const logging::ExchangeFileCopy &copy() const override { return m_copy; }

private:
    logging::ExchangeFileFacts m_facts;
    logging::ExchangeFileCopy m_copy;
    FakeHistory m_history;
};

/// *.har opens, bad.har does not, the rest are logs. One that begins with "logged" has records.
class FakeExchangeFiles final : public logging::ExchangeFiles
{
public:
    void open(const QString &path, QObject *context, std::function<void(Result<std::shared_ptr<logging::ExchangeFile>>)> opened) override
    {
        const std::string suffix = "@file" + std::to_string(++count);
        QMetaObject::invokeMethod(
            context,
            [path, suffix, opened, folder = m_dir.path()] {
                if (path.endsWith(QLatin1StringView("bad.har")))
                    return opened(Error{ErrorKind::InvalidInput, path + QStringLiteral(": line 7, column 3: oops")});
                if (!path.endsWith(QLatin1StringView(".har"))) return opened(std::shared_ptr<logging::ExchangeFile>());
                logging::ExchangeFileCopy copy{.store = {}, .records = {}, .suffix = suffix, .folder = {}};
                if (QFileInfo(path).fileName().startsWith(QLatin1StringView("logged"))) copy.records = writeRecords(folder, path, suffix);
                opened(std::shared_ptr<logging::ExchangeFile>(std::make_shared<FakeExchangeFile>(path, copy)));
            },
            Qt::QueuedConnection);
    }
    int count = 0;

private:
    static QString writeRecords(const QString &folder, const QString &path, const std::string &suffix)
    {
        QFile log(folder + QChar(u'/') + QFileInfo(path).fileName() + QStringLiteral(".log"));
        if (!log.open(QIODevice::WriteOnly)) return {};
        for (int i = 0; i < 40; ++i)
            log.write("{\"level\":30,\"time\":1700000000000,\"reqId\":\"har_" + QByteArray::number(i % 20)
                      + QByteArray::fromStdString(suffix) + "\",\"msg\":\"recorded " + QByteArray::number(i) + (i == 22 ? " needle" : "")
                      + "\"}\n");
        return log.fileName();
    }
    QTemporaryDir m_dir;
};

} // namespace ccr::testing
