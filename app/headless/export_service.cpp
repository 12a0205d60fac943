#include "app/headless/export_service.h"

#include "app/headless/export_workshop.h"

#include <QCoreApplication>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int maxAtOnce = 2;

logging::ExportRequest inShownCurrency(logging::ExportRequest request, const logging::LoggingConfig &config)
{
    request.display = config.displayCurrency;
    return request;
}

class PoolTask final : public logging::ExportTask
{
public:
    PoolTask() : m_cancelled(std::make_shared<std::atomic<bool>>(false)) {}
    ~PoolTask() override { *m_cancelled = true; }
    void cancel() override { *m_cancelled = true; }
    std::shared_ptr<std::atomic<bool>> cancelled() const { return m_cancelled; }

private:
    std::shared_ptr<std::atomic<bool>> m_cancelled; ///< the export may outlive this
};

/// Calls `tell` in the thread of the guarded object, if it still lives then.
template <typename Object, typename Tell>
void post(const QPointer<Object> &object, Tell tell)
{
    QMetaObject::invokeMethod(
        qApp,
        [object, tell = std::move(tell)] {
            if (object) tell(*object);
        },
        Qt::QueuedConnection);
}

} // namespace

ExportService::ExportService(logging::LoggingControl &logging) : m_logging(logging), m_ending(std::make_shared<std::atomic<bool>>(false))
{
    m_pool.setMaxThreadCount(maxAtOnce);
}

ExportService::~ExportService()
{
    *m_ending = true;
    m_pool.clear();
    m_pool.waitForDone();
}

std::unique_ptr<logging::ExportTask> ExportService::start(const logging::ExportRequest &request, const logging::ExportContent &content)
{
    auto task = std::make_unique<PoolTask>();
    const QPointer<PoolTask> guarded(task.get());
    m_pool.start([request, content, guarded, cancelled = task->cancelled(), ending = m_ending, config = m_logging.config(),
                  recent = m_logging.recentTraffic()] {
        ExportWorkshop workshop(config, recent, content);
        const auto progressed = [guarded, cancelled, ending](const logging::ExportProgress &progress) {
            if (*ending) *cancelled = true;
            post(guarded, [progress](PoolTask &living) { Q_EMIT living.progressed(progress); });
        };
        auto report = workshop.exporting().run(inShownCurrency(request, config), workshop.source(),
                                               {.cancelled = *cancelled, .progressed = progressed});
        post(guarded, [report = std::move(report)](PoolTask &living) { Q_EMIT living.finished(report); });
    });
    return task;
}

void ExportService::preview(const logging::ExportRequest &request, const logging::ExportContent &content, QObject *context,
                            std::function<void(Result<logging::ExportPreview>)> shown)
{
    const QPointer<QObject> guarded(context);
    m_pool.start([request, content, guarded, shown = std::move(shown), config = m_logging.config(), recent = m_logging.recentTraffic()] {
        ExportWorkshop workshop(config, recent, content);
        const logging::Exporting &exporting = workshop.exporting();
        auto preview = exporting.preview(inShownCurrency(request, config), workshop.source());
        post(guarded, [shown, preview = std::move(preview)](QObject &) { shown(preview); });
    });
}

} // namespace ccr::app
