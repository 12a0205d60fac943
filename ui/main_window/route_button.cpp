#include "ui/main_window/route_button.h"

#include "proxy/api/proxy_control.h"
#include "ui/models/route_draft.h"
#include "ui/workspace/trouble_text.h"

#include <QKeyEvent>
#include <QMenu>
#include <QStyleOptionToolButton>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

const QString arrowPart = u"→ "_s;
constexpr int leastLetters = 12; ///< of a model that can be told from others

QString wholeRoute(const QString &model)
{
    return RouteButton::tr("default → %1").arg(model);
}

} // namespace

QString fittedRoute(const QString &model, const QFontMetrics &metrics, int width)
{
    for (const QString &text : {wholeRoute(model), arrowPart + model})
        if (metrics.horizontalAdvance(text) <= width) return text;
    return arrowPart + metrics.elidedText(model, Qt::ElideLeft, width - metrics.horizontalAdvance(arrowPart));
}

RouteButton::RouteButton(Workspace &workspace, QWidget *parent) : QToolButton(parent), m_workspace(workspace)
{
    setObjectName(u"routeButton"_s);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(workspace.actions.submenu(u"defaultModel"_s));
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&workspace.services.proxy, &proxy::ProxyControl::stateChanged, this, &RouteButton::retranslate);
    retranslate();
}

void RouteButton::retranslate()
{
    const proxy::ProxyState state = m_workspace.services.proxy.state();
    const QString &target = state.defaultRoute;
    const QString unknown = unknownProvider(state);
    m_model = target.section(u',', 1);
    if (!m_model.isEmpty() && !unknown.isEmpty()) m_model.prepend(u"△ "_s);
    setText(m_model.isEmpty() ? tr("No default route") : wholeRoute(m_model));
    setAccessibleName(m_model.isEmpty() ? tr("No default route") : tr("Default route: %1").arg(shownTarget(target)));
    if (!unknown.isEmpty()) setAccessibleName(tr("Default route: “%1” is not a provider that is set up").arg(unknown));
    setToolTip(accessibleName() + u'\n' + tr("Change the default route"));
    updateGeometry();
}

QSize RouteButton::sizeFor(const QString &text) const
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    const QFontMetrics metrics = fontMetrics();
    const QSize content(metrics.horizontalAdvance(text) + metrics.averageCharWidth() * 2, metrics.height());
    return style()->sizeFromContents(QStyle::CT_ToolButton, &option, content, this);
}

QSize RouteButton::sizeHint() const
{
    return sizeFor(text());
}

QSize RouteButton::minimumSizeHint() const
{
    return sizeFor(m_model.isEmpty() ? text() : arrowPart + m_model.right(leastLetters)).boundedTo(sizeHint());
}

void RouteButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.toolButtonStyle = Qt::ToolButtonTextOnly;
    const int room = width() - (sizeHint().width() - fontMetrics().horizontalAdvance(text()));
    if (!m_model.isEmpty()) option.text = fittedRoute(m_model, fontMetrics(), room);
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
}

// As a menu of the menu bar is opened.
void RouteButton::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down;
    if (!opens) return QToolButton::keyPressEvent(event);
    showMenu();
}

} // namespace ccr::ui
