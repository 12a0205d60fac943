#include "logging/price/currency_codes.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/base/nearest_name.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr int slipOfKeys = 1;

// Those that prices are often in come first: of several that are as near, the first is meant.
const QStringList &currencies()
{
    static const QStringList codes =
        u"USD EUR CNY GBP JPY KRW HKD TWD SGD INR AUD CAD CHF BRL RUB "
        "AED AFN ALL AMD ANG AOA ARS AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BSD BTN BWP BYN BZD CDF CLF CLP COP CRC CUP CVE CZK DJF "
        "DKK DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GNF GTQ GYD HNL HTG HUF IDR ILS IQD IRR ISK JMD JOD KES KGS KHR KMF KPW KWD KYD "
        "KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP "
        "PKR PLN PYG QAR RON RSD RWF SAR SBD SCR SDG SEK SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TZS UAH UGX UYU "
        "UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG"_s.split(u' ');
    return codes;
}

// What people call some of them.
struct CommonName
{
    QLatin1StringView name;
    QLatin1StringView code;
};
constexpr CommonName commonNames[] = {
    {"RMB"_L1, "CNY"_L1}, {"CNH"_L1, "CNY"_L1}, {"NTD"_L1, "TWD"_L1}, {"STG"_L1, "GBP"_L1}, {"WON"_L1, "KRW"_L1}};

} // namespace

bool isCurrency(const QString &code)
{
    return currencies().contains(code);
}

Phrase currencySuggestion(const QString &code)
{
    QString meant = nearestName(code, currencies(), slipOfKeys);
    for (const CommonName &common : commonNames)
        if (code == common.name) meant = common.code;
    return meant.isEmpty() ? saidOfConfig("write for example USD, EUR or CNY") : didYouMean(meant);
}

} // namespace ccr::logging
