"""What works. Here so far: the action x response matrix and the day's figures.

Words: matrix, window, response rate, interval. It is descriptive and says so; cause comes from holdouts.
"""
