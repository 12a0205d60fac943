#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ccr::ui {

/// An editor of a text that may be as long as a book in one line. One over 64 KiB is shown as its begin and its end, to be read
/// only, until somebody wants to edit all of it. GUI thread.
class LongTextEdit final : public QWidget
{
    Q_OBJECT
public:
    LongTextEdit(const QString &name, const QString &text, QWidget *parent);

    QPlainTextEdit *edit() const { return m_edit; }
    /// To the character what was given, as long as nothing is edited.
    QString text() const;
    void retranslate();

private:
    bool isPart() const;
    void fill(const QString &text);
    void editAll();

    const QString m_text;
    bool m_isEdited = false;
    QPlainTextEdit *m_edit;
    QLabel *m_hint = nullptr; ///< both of a long text only
    QPushButton *m_editAll = nullptr;
};

} // namespace ccr::ui
