#include "ui/widgets/empty_note.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QEvent>

namespace ccr::ui {

namespace {

constexpr int sideRoom = 24;

} // namespace

EmptyNote::EmptyNote(QAbstractItemView &view) : QLabel(view.viewport()), m_view(view)
{
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    const QAbstractItemModel *model = view.model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyNote::fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyNote::fit);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyNote::fit);
    restyle();
    fit();
}

void EmptyNote::fit()
{
    setGeometry(m_view.viewport()->rect().adjusted(sideRoom, 0, -sideRoom, 0));
    setVisible(m_view.model()->rowCount() == 0);
}

void EmptyNote::restyle()
{
    QPalette muted = m_view.palette();
    muted.setColor(QPalette::WindowText, themeColours().muted);
    setPalette(muted);
}

bool EmptyNote::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) fit();
    if (watched == &m_view && event->type() == QEvent::PaletteChange) restyle();
    return QLabel::eventFilter(watched, event);
}

} // namespace ccr::ui
