// What the machine could do: the GBM kernel in C++ with vectors of eight float64, the same arithmetic in the same order, so the same
// bits (compile with -ffp-contract=off). A yardstick for the bench, no part of the product.
//
// ceiling PLAN PATHS: reads assets, sessions (uint32), seed, low and high (uint32), then drift, the dense lower factor, amounts, and the
// two log limits as float64; prints seconds and a checksum of all end values and drawdowns.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "coefficients.h"
#ifdef __AVX512F__
#include <immintrin.h>
#endif

constexpr int LANES = 8;
typedef double V __attribute__((vector_size(LANES * 8)));
typedef uint64_t U __attribute__((vector_size(LANES * 8)));
typedef int64_t I __attribute__((vector_size(LANES * 8)));

static inline V splat(double x) { return V{} + x; }
static inline V fabsv(V x) { return (V)((U)x & 0x7fffffffffffffffULL); }
static inline V larger(V a, V b) { return a < b ? b : a; }
static inline bool any(I mask) {
  int64_t all = 0;
  for (int lane = 0; lane < LANES; lane++) all |= mask[lane];
  return all != 0;
}

/** 64-bit products of the low words. */
static inline U product(U a, uint64_t m) {
#ifdef __AVX512F__
  return (U)_mm512_mul_epu32((__m512i)a, _mm512_set1_epi64(m));
#else
  return (a & 0xffffffffULL) * m;
#endif
}

/** q = u - 1/2 of the word pair (a, b). */
static inline V centred(U a, U b) {
  const U n = ((a & 0xffffffffULL) >> 6 << 26) | ((b & 0xffffffffULL) >> 6);
  return ((V)(n | 0x3ff0000000000000ULL) - 1.5) + 0x1p-53;
}

static inline V horner(const double* c, int count, V x) {
  V p = splat(c[0]) * x + c[1];
  for (int k = 2; k < count; k++) p = p * x + c[k];
  return p;
}

static const double CENTRAL_TOP[] = {A7, A6, A5, A4, A3, A2, A1, A0};
static const double CENTRAL_BOTTOM[] = {B7, B6, B5, B4, B3, B2, B1, 1.0};
static const double MIDDLE_TOP[] = {C7, C6, C5, C4, C3, C2, C1, C0};
static const double MIDDLE_BOTTOM[] = {D7, D6, D5, D4, D3, D2, D1, 1.0};
static const double FAR_TOP[] = {E7, E6, E5, E4, E3, E2, E1, E0};
static const double FAR_BOTTOM[] = {F7, F6, F5, F4, F3, F2, F1, 1.0};
static const double LOG[] = {LOG6, LOG5, LOG4, LOG3, LOG2, LOG1, LOG0};
static const double EXP[] = {EXP9, EXP8, EXP7, EXP6, EXP5, EXP4, EXP3, EXP2, EXP1, EXP0};
static const double SMALL[] = {EXS7, EXS6, EXS5, EXS4, EXS3, EXS2, EXS1, EXS0};

static inline V central(V q) {
  const V r = 0.180625 - q * q;
  return horner(CENTRAL_TOP, 8, r) / horner(CENTRAL_BOTTOM, 8, r) * q;
}

static inline V logv(V x) {
  U exponent = (U)x >> 52;
  V f = (V)(((U)x & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
  const I isUpper = f > 1.4142135623730951;
  f = isUpper ? f * 0.5 : f;
  exponent -= (U)isUpper;
  const V e = ((V)(exponent | 0x4338000000000000ULL) - MAGIC) - 1023.0;
  f = f - 1.0;
  const V s = f / (f + 2.0), z = s * s, half = f * f * 0.5;
  const V p = horner(LOG, 7, z) * z;
  return e * LN2_HI - ((half - (s * (half + p) + e * LN2_LO)) - f);
}

static inline V tail(V q) {
  const V minusLog = -logv(0.5 - fabsv(q));
  V t;
  for (int lane = 0; lane < LANES; lane++) t[lane] = std::sqrt(minusLog[lane]);
  const V r = t - 1.6;
  V z = horner(MIDDLE_TOP, 8, r) / horner(MIDDLE_BOTTOM, 8, r);
  const I isFar = t > 5.0;
  if (any(isFar)) {
    const V far = t - 5.0;
    z = isFar ? horner(FAR_TOP, 8, far) / horner(FAR_BOTTOM, 8, far) : z;
  }
  return (V)((U)z | ((U)q & 0x8000000000000000ULL));
}

static inline V expSmall(V x) { return (x * x * horner(SMALL, 8, x) + x) + 1.0; }

static V expGeneral(V x) {
  const V y = splat(709) < larger(x, splat(-708)) ? splat(709) : larger(x, splat(-708));
  const V shifted = y * LOG2E + MAGIC, n = shifted - MAGIC;
  const V r = (y - n * LN2_HI) - n * LN2_LO;
  const V near = (r * r * horner(EXP, 10, r) + r) + 1.0;
  return (V)((U)near + ((U)shifted << 52));
}

struct Plan {
  uint32_t assets, sessions, seedLow, seedHigh;
  std::vector<double> drift, factor, amounts;
  double upper, lower;
};

/** Normals of one session; the words that depend on the path alone are worked out once a group, as in the kernel. */
struct Normals {
  std::vector<U> hoistedHigh, hoistedLow;
  std::vector<V> q, z;
  std::vector<uint32_t> list;
  U path;

  explicit Normals(uint32_t assets)
      : hoistedHigh(assets), hoistedLow(assets), q(assets + 1), z(assets + 1), list(assets * LANES + 2 * LANES) {}

  void begin(const Plan& plan, uint64_t first) {
    for (int lane = 0; lane < LANES; lane++) path[lane] = first + lane;
    const U half = product(path, 0xd2511f53) >> 32 ^ plan.seedHigh;
    for (uint32_t pair = 0; 2 * pair < plan.assets; pair++) {
      const U word = product(half ^ pair, 0xcd9e8d57);
      hoistedHigh[pair] = word >> 32;
      hoistedLow[pair] = word;
    }
  }

  void draw(const Plan& plan, uint32_t session) {
    uint32_t k0[10], k1[10];
    for (uint32_t round = 0; round < 10; round++) {
      k0[round] = plan.seedLow + round * 0x9e3779b9u;
      k1[round] = plan.seedHigh + round * 0xbb67ae85u;
    }
    const uint64_t step = uint64_t{0xcd9e8d57} * session;
    const uint32_t first0 = uint32_t(step >> 32) ^ k0[0];  // the high word of these path numbers is 0
    const uint64_t first = uint64_t{0xd2511f53} * first0;
    const U second2 = (product(path, 0xd2511f53) ^ (uint32_t(first >> 32) ^ k1[1]));
    const U third = product(second2, 0xcd9e8d57);
    const U third0 = (third >> 32) ^ k0[2];
    uint32_t count = 0;
    for (uint32_t pair = 0; 2 * pair < plan.assets; pair++) {
      U c0 = hoistedHigh[pair] ^ (uint32_t(step) ^ k0[1]);
      const U a = product(c0, 0xd2511f53);
      c0 = third0 ^ hoistedLow[pair];
      U c1 = third, c2 = (a >> 32) ^ (uint32_t(first) ^ k1[2]), c3 = a;
      for (int round = 3; round < 10; round++) {
        const U p = product(c0, 0xd2511f53), r = product(c2, 0xcd9e8d57);
        c0 = (r >> 32) ^ (c1 & 0xffffffffULL) ^ k0[round];
        c1 = r;
        c2 = (p >> 32) ^ (c3 & 0xffffffffULL) ^ k1[round];
        c3 = p;
      }
      count = put(2 * pair, centred(c0, c1), count);
      count = put(2 * pair + 1, centred(c2, c3), count);
    }
    for (uint32_t at = 0; at < count; at += LANES) {
      V some;
      for (int lane = 0; lane < LANES; lane++) {
        const uint32_t place = list[at + lane < count ? at + lane : at];
        some[lane] = q[place / LANES][place % LANES];
      }
      const V found = tail(some);
      for (int lane = 0; lane < LANES && at + lane < count; lane++) {
        const uint32_t place = list[at + lane];
        z[place / LANES][place % LANES] = found[lane];
      }
    }
  }

  inline uint32_t put(uint32_t dim, V value, uint32_t count) {
    q[dim] = value;
    z[dim] = central(value);
    const V size = fabsv(value);
#ifdef __AVX512F__
    uint32_t mask = _mm512_cmp_pd_mask((__m512d)size, _mm512_set1_pd(0.425), _CMP_GT_OQ);
    _mm512_mask_compressstoreu_epi32(list.data() + count, mask,
                                     _mm512_add_epi32(_mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 0, 0, 0, 0, 0),
                                                      _mm512_set1_epi32(dim * LANES)));
    return count + __builtin_popcount(mask);
#else
    for (int lane = 0; lane < LANES; lane++) {
      list[count] = dim * LANES + lane;
      count += size[lane] > 0.425;
    }
    return count;
#endif
  }
};

static V limitedGrowth(const Plan& plan, V x, V growth, V& carry) {
  growth = fabsv(x) > 0.125 ? expGeneral(x) : growth;
  const I isUp = x > plan.upper, isDown = x < plan.lower;
  growth = isUp ? splat(1 + 0.3) : growth;
  growth = isDown ? splat(1 - 0.3) : growth;
  carry = isUp ? x - plan.upper : isDown ? x - plan.lower : V{};
  return growth;
}

int main(int argc, char** argv) {
  if (argc != 3) return 1;
  Plan plan;
  FILE* file = std::fopen(argv[1], "rb");
  uint32_t head[4];
  if (!file || std::fread(head, 4, 4, file) != 4) return 1;
  plan.assets = head[0], plan.sessions = head[1], plan.seedLow = head[2], plan.seedHigh = head[3];
  const auto read = [&](std::vector<double>& values, size_t count) {
    values.resize(count);
    if (std::fread(values.data(), 8, count, file) != count) std::exit(1);
  };
  std::vector<double> limits;
  read(plan.drift, plan.assets), read(plan.factor, size_t{plan.assets} * plan.assets), read(plan.amounts, plan.assets), read(limits, 2);
  plan.upper = limits[0], plan.lower = limits[1];
  const uint64_t paths = std::strtoull(argv[2], nullptr, 10);

  const uint32_t n = plan.assets;
  Normals normals(n);
  std::vector<V> growth(n), carry(n);
  std::vector<double> ends(paths), drawdowns(paths);
  const std::clock_t processorBegin = std::clock();
  const auto begin = std::chrono::steady_clock::now();
  double start = 0;
  for (uint32_t i = 0; i < n; i++) start = start + plan.amounts[i];
  for (uint64_t path = 0; path < paths; path += LANES) {
    normals.begin(plan, path);
    for (uint32_t i = 0; i < n; i++) growth[i] = splat(1), carry[i] = V{};
    V peak = splat(start), fall = V{}, value = V{};
    for (uint32_t session = 0; session < plan.sessions; session++) {
      normals.draw(plan, session);
      value = V{};
      for (uint32_t block = 0; block < n; block += 4) {
        V e[4] = {};
        const uint32_t rows = n - block < 4 ? n - block : 4;
        for (uint32_t k = 0; k < block; k++)
          for (uint32_t i = 0; i < rows; i++) e[i] = splat(plan.factor[(block + i) * n + k]) * normals.z[k] + e[i];
        for (uint32_t i = 0; i < rows; i++)
          for (uint32_t k = block; k <= block + i; k++) e[i] = splat(plan.factor[(block + i) * n + k]) * normals.z[k] + e[i];
        for (uint32_t i = 0; i < rows; i++) {
          const uint32_t asset = block + i;
          const V x = (plan.drift[asset] + e[i]) + carry[asset];
          V factor = expSmall(x);
          carry[asset] = V{};
          if (__builtin_expect(any(fabsv(x) > 0.125), 0)) factor = limitedGrowth(plan, x, factor, carry[asset]);
          growth[asset] = growth[asset] * factor;
          value = plan.amounts[asset] * growth[asset] + value;
        }
      }
      peak = larger(peak, value);
      fall = larger(fall, (peak - value) / peak);
    }
    for (int lane = 0; lane < LANES && path + lane < paths; lane++) ends[path + lane] = value[lane], drawdowns[path + lane] = fall[lane];
  }
  const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const double processor = double(std::clock() - processorBegin) / CLOCKS_PER_SEC;
  uint32_t checksum = 2166136261u;
  for (const auto* values : {&ends, &drawdowns}) {
    const auto* words = reinterpret_cast<const uint32_t*>(values->data());
    for (size_t at = 0; at < 2 * paths; at++) checksum = (checksum ^ words[at]) * 16777619u;
  }
  std::printf("{\"elapsed\":%.6f,\"processor\":%.6f,\"checksum\":%u}\n", elapsed, processor, checksum);
}
