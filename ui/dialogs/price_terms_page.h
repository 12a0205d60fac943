#pragma once

#include "ui/models/provider_terms_model.h"
#include "ui/workspace/workspace.h"

#include <QWidget>

#include <map>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QTableView;

namespace ccr::ui {

/// What providers make of prices, and the currency in which amounts are shown. GUI thread.
class PriceTermsPage final : public QWidget
{
    Q_OBJECT
public:
    PriceTermsPage(const Workspace &workspace, QWidget *parent);

    ProviderTermsModel &terms() { return m_model; }
    logging::DisplayCurrency display() const;
    Json5Value displayAsJson() const;
    bool isDisplayChanged() const { return display() != m_savedDisplay; }
    void setSaved();
    void retranslate();
    void restyle();

Q_SIGNALS:
    void changed();

private:
    void addRate(const QString &currency, double rate);
    void showRates();

    ProviderTermsModel m_model;
    logging::DisplayCurrency m_savedDisplay;
    QLabel *m_hint;
    QTableView *m_table;
    QFormLayout *m_form;
    QLabel *m_currencyLabel;
    QComboBox *m_currency;
    std::map<QString, QDoubleSpinBox *> m_rates; ///< by the currency that they are for
    QLabel *m_rateHint;
};

} // namespace ccr::ui
