#pragma once

#include <QTextEdit>

namespace ccr::ui {

/// What somebody else says, to be read and copied: as high as it needs at its width, which it leaves to its place. A label would
/// ask for the width of its longest word, and an address or a key in a provider's message may be wider than any dock.
class MessageText final : public QTextEdit
{
    Q_OBJECT
public:
    explicit MessageText(int margin, QWidget *parent);

    QString text() const { return toPlainText(); }
    void setText(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
};

} // namespace ccr::ui
