import './desk/desk.js';
