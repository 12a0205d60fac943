#include "ui/widgets/filter_edit.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>
#include <QStandardItemModel>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int mostRows = 12;
constexpr int waveHeight = 2;

} // namespace

FilterEdit::FilterEdit(std::vector<logging::QueryFieldInfo> fields, KnownValues values, QWidget *parent)
    : QLineEdit(parent),
      m_fields(std::move(fields)),
      m_values(std::move(values)),
      m_offer(new QTreeView(this)),
      m_suggestions(new QStandardItemModel(0, 2, this))
{
    m_offer->setObjectName(u"filterSuggestions"_s);
    m_offer->setWindowFlags(Qt::ToolTip);
    m_offer->setFocusPolicy(Qt::NoFocus);
    m_offer->setFocusProxy(this);
    m_offer->setModel(m_suggestions);
    m_offer->setRootIsDecorated(false);
    m_offer->setHeaderHidden(true);
    m_offer->header()->setStretchLastSection(false); // a stretched column would take its width from the window that is sized after it
    m_offer->setUniformRowHeights(true);
    m_offer->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_offer->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_offer->hide();
    connect(m_offer, &QAbstractItemView::clicked, this, &FilterEdit::insert);
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.isEmpty())
            stopOffering(); // who clears the filter wants to see the list
        else
            offer();
    });
    connect(this, &QLineEdit::cursorPositionChanged, this, [this] {
        if (isOffering()) offer();
    });
    setClearButtonEnabled(true);
}

void FilterEdit::setWrongPart(qsizetype position, qsizetype length)
{
    m_wrongAt = position;
    m_wrongLength = length;
    update();
}

bool FilterEdit::isOffering() const
{
    return m_offer->isVisible();
}

void FilterEdit::stopOffering()
{
    qApp->removeEventFilter(this);
    m_offer->hide();
}

// A window that never takes the keyboard is not closed by what happens beside it.
bool FilterEdit::eventFilter(QObject *watched, QEvent *event)
{
    const auto *widget = qobject_cast<const QWidget *>(watched);
    const bool isPressBeside = event->type() == QEvent::MouseButtonPress && widget && widget->window() != m_offer;
    if (isPressBeside || (event->type() == QEvent::Move && watched == window())) stopOffering();
    return QLineEdit::eventFilter(watched, event);
}

void FilterEdit::offer()
{
    const FilterCompletion completion = completeFilter(text(), cursorPosition(), m_fields, m_values);
    m_from = completion.from;
    m_length = completion.length;
    const QString typed = text().mid(m_from, m_length);
    m_suggestions->removeRows(0, m_suggestions->rowCount());
    for (const FilterSuggestion &suggestion : completion.suggestions) {
        if (suggestion.text == typed) continue; // stands there already
        auto *meaning = new QStandardItem(suggestion.meaning);
        meaning->setForeground(themeColours().muted);
        m_suggestions->appendRow({new QStandardItem(suggestion.text), meaning});
    }
    if (m_suggestions->rowCount() == 0 || !hasFocus()) return stopOffering();
    placeOffer();
}

void FilterEdit::placeOffer()
{
    m_offer->resizeColumnToContents(0);
    m_offer->resizeColumnToContents(1);
    const int rows = std::min(m_suggestions->rowCount(), mostRows);
    const QSize size(std::max(320, m_offer->columnWidth(0) + m_offer->columnWidth(1) + 24),
                     rows * m_offer->sizeHintForRow(0) + 2 * m_offer->frameWidth());
    QPoint place = mapToGlobal(QPoint(std::clamp(xOf(m_from), 0, width()), height()));
    if (screen())
        place.setX(
            std::max(screen()->availableGeometry().left(), std::min(place.x(), screen()->availableGeometry().right() - size.width())));
    m_offer->setGeometry(QRect(place, size));
    m_offer->setCurrentIndex({});
    m_offer->show();
    qApp->installEventFilter(this); // installing it again does nothing more
}

void FilterEdit::insert(const QModelIndex &index)
{
    if (!index.isValid()) return;
    QString chosen = index.siblingAtColumn(0).data().toString();
    const bool isWhole = !chosen.endsWith(u':');
    if (isWhole) chosen += u' ';
    setSelection(static_cast<int>(m_from), static_cast<int>(m_length));
    QLineEdit::insert(chosen); // as if it were typed: it can be undone
    Q_EMIT textEdited(text());
    if (isWhole) stopOffering();
}

bool FilterEdit::passToOffer(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape: stopOffering(); return true;
    case Qt::Key_Tab: insert(m_offer->currentIndex().isValid() ? m_offer->currentIndex() : m_suggestions->index(0, 0)); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_offer->currentIndex().isValid()) return false;
        insert(m_offer->currentIndex());
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int step = event->key() == Qt::Key_Down ? 1 : -1;
        const int count = m_suggestions->rowCount();
        const int current = m_offer->currentIndex().isValid() ? m_offer->currentIndex().row() : (step > 0 ? -1 : count);
        m_offer->setCurrentIndex(m_suggestions->index((current + step + count) % count, 0));
        return true;
    }
    default: return false;
    }
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    if (isOffering() && passToOffer(event)) return;
    switch (event->key()) {
    case Qt::Key_Escape: Q_EMIT escaped(); return;
    case Qt::Key_Down: offer(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        stopOffering();
        Q_EMIT accepted();
        return;
    default: QLineEdit::keyPressEvent(event);
    }
}

// Tab would move the focus, and Escape might be somebody's shortcut: while something is offered both are meant for that.
bool FilterEdit::event(QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (isKey && isOffering()) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Escape) {
            event->accept();
            return event->type() == QEvent::ShortcutOverride || passToOffer(key);
        }
    }
    return QLineEdit::event(event);
}

void FilterEdit::focusOutEvent(QFocusEvent *event)
{
    stopOffering();
    QLineEdit::focusOutEvent(event);
}

void FilterEdit::inputMethodEvent(QInputMethodEvent *event)
{
    stopOffering(); // while characters are composed
    QLineEdit::inputMethodEvent(event);
}

// A line edit does not say how far it has scrolled, but it says where its cursor is.
int FilterEdit::xOf(qsizetype position) const
{
    const QFontMetrics metrics(font());
    const int cursor = cursorRect().center().x();
    return cursor + metrics.horizontalAdvance(text().left(position)) - metrics.horizontalAdvance(text().left(cursorPosition()));
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_wrongAt < 0) return;
    const int left = std::max(xOf(m_wrongAt), 4);
    const int right = std::min(m_wrongLength > 0 ? xOf(m_wrongAt + m_wrongLength) : left + fontMetrics().averageCharWidth(), width() - 4);
    const qreal base = cursorRect().bottom() - 1;
    QPainterPath wave(QPointF(left, base));
    for (int x = left, up = 1; x < right; x += 2, up = 1 - up) wave.lineTo(x + 2, base - up * waveHeight);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColours().error, 1.2));
    painter.drawPath(wave);
}

} // namespace ccr::ui
