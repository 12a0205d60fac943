#include "ui/widgets/message_text.h"

#include <QTextDocument>

#include <cmath>
#include <memory>

namespace ccr::ui {

namespace {

constexpr int usualWidth = 200;

} // namespace

MessageText::MessageText(int margin, QWidget *parent) : QTextEdit(parent)
{
    document()->setDocumentMargin(margin);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFocusPolicy(Qt::ClickFocus);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MessageText::setText(const QString &text)
{
    if (text == toPlainText()) return; // what is selected there stays so
    setPlainText(text);
    updateGeometry();
}

QSize MessageText::sizeHint() const
{
    return {usualWidth, heightForWidth(usualWidth)};
}

QSize MessageText::minimumSizeHint() const
{
    return {0, fontMetrics().height() + static_cast<int>(2 * document()->documentMargin())};
}

int MessageText::heightForWidth(int width) const
{
    const std::unique_ptr<QTextDocument> measured(document()->clone());
    measured->setTextWidth(width);
    return static_cast<int>(std::ceil(measured->size().height()));
}

} // namespace ccr::ui
