"""What somebody outside proposes for the showcase: the public part, where it belongs, who sends it.

Three forms on one page, so that what stands about the sender can never be taken for an answer that
goes public. What is public is judged by the rules of the officers' own forms (``showcase.forms``).
"""
