#include "ui/models/exchange_sorting.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <cmath>

namespace ccr::ui {

namespace {

std::vector<RowRef> sorted(std::vector<ExchangeRows::Keyed> &rows, Qt::SortOrder order)
{
    std::stable_sort(rows.begin(), rows.end(), [order](const ExchangeRows::Keyed &a, const ExchangeRows::Keyed &b) {
        if (std::isnan(a.key) || std::isnan(b.key)) return !std::isnan(a.key) && std::isnan(b.key);
        return order == Qt::AscendingOrder ? a.key < b.key : a.key > b.key;
    });
    std::vector<RowRef> refs;
    refs.reserve(rows.size());
    for (const ExchangeRows::Keyed &row : rows) refs.push_back(row.ref);
    return refs;
}

} // namespace

void sortElsewhere(std::vector<ExchangeRows::Keyed> rows, Qt::SortOrder order, QObject *context,
                   std::function<void(std::vector<RowRef>)> done)
{
    QThreadPool::globalInstance()->start([rows = std::move(rows), order, guard = QPointer(context), done = std::move(done)]() mutable {
        std::vector<RowRef> refs = sorted(rows, order);
        // `context` may be deleted at any moment; only in its own thread can be told whether it is there.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [refs = std::move(refs), guard, done = std::move(done)]() mutable {
                if (guard) done(std::move(refs));
            },
            Qt::QueuedConnection);
    });
}

} // namespace ccr::ui
