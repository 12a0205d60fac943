#include "ui/widgets/notice_label.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace ccr::ui {

NoticeLabel::NoticeLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setContentsMargins(8, 3, 8, 3);
}

// Painted, not set as a palette: so it follows the theme.
void NoticeLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColours().warnBackground);
    painter.setPen(themeColours().warn);
    painter.drawText(contentsRect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, text());
}

} // namespace ccr::ui
