#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

namespace ccr::app {

/// Brings a value from any thread to `answer` in the thread of `owner`, unless `context`, which lives there too, is gone by then.
/// `owner` must outlive whoever calls.
template <typename T>
std::function<void(const T &)> answerIn(QObject *owner, QObject *context, std::function<void(T)> answer)
{
    return [owner, guard = QPointer<QObject>(context), answer = std::move(answer)](const T &value) {
        QMetaObject::invokeMethod(
            owner,
            [guard, answer, value] {
                if (guard) answer(value);
            },
            Qt::QueuedConnection);
    };
}

} // namespace ccr::app
