#pragma once

#include "ui/dialogs/dialog.h"
#include "ui/workspace/workspace.h"

namespace ccr::ui {

class ComparisonView;

/// Two exchanges compared; not modal.
class CompareWindow final : public Dialog
{
    Q_OBJECT
public:
    CompareWindow(Workspace &workspace, const logging::ExchangeSnapshot &left, const logging::ExchangeSnapshot &right, QWidget *parent);

protected:
    void retranslate() override;
    void restyle() override;

private:
    quint64 m_leftNumber;
    quint64 m_rightNumber;
    ComparisonView *m_view;
};

} // namespace ccr::ui
