#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QTest>
#include <QWidget>

namespace ccr::testing {

/// The rows of a test that looks at a window: `language`, and `theme` as an int. "en-light" and "zh_CN-dark".
inline void addLooks()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::newRow("en-light") << QStringLiteral("en") << int(ui::ThemeChoice::Light);
    QTest::newRow("zh_CN-dark") << QStringLiteral("zh_CN") << int(ui::ThemeChoice::Dark);
}

/// Writes a picture where CCR_ARTIFACTS says, if it does.
inline void keepPicture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CCR_ARTIFACTS");
    if (!folder.isEmpty()) widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

/// The texts of a window that have less room than they need: one a line.
inline QString cutTextsNow(const QWidget &window)
{
    QString cut;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &window) continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *combo = qobject_cast<const QComboBox *>(widget);
        const QString text = label ? label->text() : button ? button->text() : combo ? combo->currentText() : QString();
        if (text.size() < 2) continue; // a sign fits into the narrow button that is made for it
        const bool isWrapped = label && label->wordWrap();
        const bool fits = isWrapped ? label->heightForWidth(label->width()) <= label->height() + 1
                                    : widget->minimumSizeHint().width() <= widget->width() + 1;
        if (!fits)
            cut += QStringLiteral("\n%1 %2: %3").arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName(), text);
    }
    return cut;
}

/// The same once the window has arranged itself; empty: no text is cut. Its picture is kept as <name>-<row of the test>.
inline QString cutTextsOf(QWidget &window, const QString &name)
{
    QString cut;
    static_cast<void>(QTest::qWaitFor([&] { return (cut = cutTextsNow(window)).isEmpty(); }, 2000));
    keepPicture(window, name + u'-' + QString::fromLatin1(QTest::currentDataTag()));
    return cut;
}

} // namespace ccr::testing
