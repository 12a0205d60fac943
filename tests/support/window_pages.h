#pragma once

#include <QCoreApplication>
#include <QStackedWidget>
#include <QTabWidget>

#include <functional>

namespace ccr::testing {

/// Shows one page after another of every tab and stack in a window, and leaves it as it was; `look` is called for each of them.
inline void eachPage(QWidget &window, const std::function<void()> &look)
{
    look();
    const auto leafThrough = [&look](auto *pages) {
        const int shown = pages->currentIndex();
        for (int page = 0; page < pages->count(); ++page) {
            if (page == shown || !pages->isVisible()) continue;
            pages->setCurrentIndex(page);
            QCoreApplication::processEvents();
            look();
        }
        pages->setCurrentIndex(shown);
    };
    for (QTabWidget *tabs : window.findChildren<QTabWidget *>()) leafThrough(tabs);
    for (QStackedWidget *stack : window.findChildren<QStackedWidget *>())
        if (stack->objectName() != QStringLiteral("qt_tabwidget_stackedwidget")) leafThrough(stack);
    QCoreApplication::processEvents();
}

} // namespace ccr::testing
