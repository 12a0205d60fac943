#pragma once

#include "logging/api/metrics_snapshot.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace ccr::logging {

/// Sums by labels, for at most so many sets of labels; what comes later is one set in which every label is "other".
class CounterTable
{
public:
    explicit CounterTable(std::size_t maxSets = 200) : m_maxSets(maxSets) {}

    void add(std::vector<std::string> labels, double amount = 1)
    {
        if (m_sums.size() >= m_maxSets && !m_sums.contains(labels)) std::fill(labels.begin(), labels.end(), "other");
        m_sums[std::move(labels)] += amount;
    }
    std::vector<LabelledNumber> values() const
    {
        std::vector<LabelledNumber> result;
        for (const auto &[labels, sum] : m_sums) result.push_back({.labels = labels, .number = sum});
        return result;
    }
    std::size_t size() const { return m_sums.size(); }

private:
    std::size_t m_maxSets;
    std::map<std::vector<std::string>, double> m_sums;
};

} // namespace ccr::logging
