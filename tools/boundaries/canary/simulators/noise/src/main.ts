import './trickle.js';
