#pragma once

#include "ui/theme/interface_font.h"

#include <QDialog>
#include <QEvent>

namespace ccr::ui {

/// A window beside the main one: deleted when it is closed, says its texts anew when the language changes and its own colours
/// when the theme does. Esc closes it.
class Dialog : public QDialog
{
    Q_OBJECT
protected:
    Dialog(const QString &name, QWidget *parent) : QDialog(parent)
    {
        setObjectName(name);
        setAttribute(Qt::WA_DeleteOnClose);
    }

    /// The size at first, for letters of the usual size: with larger ones it is larger.
    void setUsualSize(QSize size) { resize(size * letterGrowth(font())); }
    virtual void retranslate() = 0;
    virtual void restyle() {}
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange) retranslate();
        if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
        QDialog::changeEvent(event);
    }
};

} // namespace ccr::ui
