/** Part of every run's identity (quant-spec Q6.7): raised by every change that may change a digit of a result. */
export const engineVersion = '2.1.0';
