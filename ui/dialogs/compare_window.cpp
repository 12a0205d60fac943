#include "ui/dialogs/compare_window.h"

#include "ui/dialogs/comparison_view.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

CompareWindow::CompareWindow(Workspace &workspace, const logging::ExchangeSnapshot &left, const logging::ExchangeSnapshot &right,
                             QWidget *parent)
    : Dialog(u"compareWindow"_s, parent),
      m_leftNumber(left.number),
      m_rightNumber(right.number),
      m_view(new ComparisonView(workspace, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_view);
    m_view->setLeft(left);
    m_view->setRight(right);
    setUsualSize({900, 640});
    retranslate();
}

void CompareWindow::retranslate()
{
    setWindowTitle(tr("Compare #%1 and #%2").arg(m_leftNumber).arg(m_rightNumber));
    m_view->retranslate();
}

void CompareWindow::restyle()
{
    m_view->restyle();
}

} // namespace ccr::ui
